const annotated = (value: string): string => `(method_declaration
  (modifiers (annotation name: (identifier) @_mark arguments: (annotation_argument_list ${value})))
  name: (identifier) @entry.name)`;
const NAMED = `[(string_literal) @entry.label
  (element_value_pair key: (identifier) @_key value: (string_literal) @entry.label)]`;

/** Routes of Spring and JAX-RS; consumers of queues; commands of picocli. */
export const JAVA_ENTRIES = `
(${annotated(NAMED)} @entry.route (#any-of? @_mark
  "GetMapping" "PostMapping" "PutMapping" "DeleteMapping" "PatchMapping" "RequestMapping" "Path"))
(${annotated(NAMED)} @entry.worker (#any-of? @_mark "KafkaListener" "RabbitListener" "JmsListener" "SqsListener"))
(${annotated(NAMED)} @entry.command (#eq? @_mark "Command"))
((method_declaration (modifiers (marker_annotation name: (identifier) @_mark)) name: (identifier) @entry.name)
  @entry.handler (#any-of? @_mark "EventListener" "Subscribe"))
((method_declaration (modifiers) @_modifiers type: (void_type) name: (identifier) @entry.label) @entry.main
  (#eq? @entry.label "main") (#match? @_modifiers "static"))
`;
