/** Bash and other shells: each command can be a function. */
export const BASH_CALLS = `
(command name: (command_name (word) @call.name))
`;
