/** Sentences for failures between the address of a repository and its files. */

import type { Catalogue, FailureFacts } from "@fondation/backend/messages";
import { formatBytes } from "../typography/format.ts";
import { count, fr, frenchSpaces } from "@fondation/course/french";
import { says, type Words } from "./words.ts";

type CloneReasons = Pick<FailureFacts, Extract<keyof FailureFacts, `address.${string}` | `clone.${string}`>>;

const CHECK_ADDRESS = "Vérifiez l’adresse du dépôt.";
const CHECK_SERVER = "Vérifiez que le serveur est joignable depuis le worker, puis réessayez.";
const CHECK_TOKEN = "Vérifiez que GITHUB_TOKEN est valable et donne le droit de lire ce dépôt.";
const GIVE_ADDRESS = "Donnez une adresse https sans identifiant, par exemple https://github.com/owner/repo.";
const GIVE_TOKEN = frenchSpaces(
  "Vérifiez l’adresse ; si le dépôt est privé, donnez au worker un GITHUB_TOKEN qui peut le lire.",
);

export const CLONE_REASONS: Catalogue<CloneReasons, Words> = {
  "address.credentials": ({ host }) =>
    says(`L’adresse du dépôt sur ${host} contient un identifiant.`, GIVE_ADDRESS),
  "address.not-https": ({ address }) => says(`${address} n’est pas une adresse https.`, GIVE_ADDRESS),
  "address.private": ({ host }) =>
    says(
      `L’adresse ${host} appartient à un réseau privé : rien n’y est cloné.`,
      "Donnez l’adresse d’un serveur public, ou demandez à l’exploitant d’ajouter cet hôte à FONDATION_ALLOW_PRIVATE_HOSTS.",
    ),
  "address.query": ({ host }) =>
    says(`L’adresse du dépôt sur ${host} contient « ? » ou « # ».`, GIVE_ADDRESS),
  "address.relative-path": ({ path }) => says(`« ${path} » n’est pas un chemin absolu.`, GIVE_ADDRESS),
  "address.unknown-host": ({ host }) => says(`Le serveur ${host} n’existe pas.`, CHECK_ADDRESS),
  "address.unreadable": () => says("L’adresse du dépôt est illisible.", GIVE_ADDRESS),
  "address.unresolved-host": ({ host }) =>
    says(
      `L’adresse du serveur ${host} n’a pas pu être obtenue.`,
      "Réessayez ; si cela persiste, vérifiez la résolution de noms du worker.",
    ),

  "clone.denied": ({ repository }) =>
    says(`${repository} n’existe pas ou est privé : le serveur demande une identification.`, GIVE_TOKEN),
  "clone.denied-with-token": ({ repository }) =>
    says(fr`Le serveur refuse l’accès à ${repository} avec le jeton du worker.`, CHECK_TOKEN),
  "clone.disk-full": ({ repository }) =>
    says(
      `Le disque du worker est plein : ${repository} n’a pas pu être cloné.`,
      "Libérez de la place dans FONDATION_WORKSPACE, puis réessayez.",
    ),
  "clone.failed": ({ repository }) =>
    says(
      `${repository} n’a pas pu être cloné.`,
      "Consultez le journal du worker ; c’est peut-être un défaut de Fondation.",
    ),
  "clone.incomplete": ({ repository }) =>
    says(
      `Il manque des objets du commit dans ${repository} : c’est un clone partiel (fait avec --filter), ou il est endommagé.`,
      "Donnez l’adresse du dépôt, ou exécutez « git fetch --refetch --no-filter » dans ce clone si vous faites confiance à ses réglages.",
    ),
  "clone.limits": ({ repository }) =>
    says(
      `${repository} demande à Git plus de mémoire ou de temps de calcul qu’un dépôt n’en reçoit.`,
      "Choisissez un dépôt plus petit, ou sans très gros fichiers.",
    ),
  "clone.network": ({ repository }) =>
    says(fr`Le serveur de ${repository} ne répond pas comme il faut.`, CHECK_SERVER),
  "clone.no-commit": ({ repository }) =>
    says(
      `${repository} n’a encore aucun commit sur sa branche par défaut.`,
      "Poussez du code dans le dépôt, puis réessayez.",
    ),
  "clone.no-directory": ({ repository }) =>
    says(
      fr`Le dossier de ${repository} n’existe pas sur la machine du worker, ou n’y est pas lisible.`,
      "Un chemin local ne peut être traité que par un worker de la même machine ; vérifiez le chemin.",
    ),
  "clone.not-found": ({ repository }) => says(`${repository} n’existe pas, ou il est privé.`, GIVE_TOKEN),
  "clone.not-found-with-token": ({ repository }) =>
    says(
      `${repository} n’existe pas, ou le jeton du worker n’y donne pas accès.`,
      `Vérifiez l’adresse. ${CHECK_TOKEN}`,
    ),
  "clone.not-git": ({ repository }) =>
    says(fr`Ce qui répond à l’adresse de ${repository} n’est pas un dépôt Git.`, CHECK_ADDRESS),
  "clone.other-server": ({ repository }) =>
    says(
      fr`L’adresse de ${repository} renvoie vers un autre serveur : elle n’est pas suivie.`,
      "Donnez l’adresse définitive du dépôt.",
    ),
  "clone.redirects": ({ repository }) =>
    says(
      fr`L’adresse de ${repository} est redirigée sans fin, ou vers une destination illisible.`,
      "Donnez l’adresse définitive du dépôt.",
    ),
  "clone.stalled": ({ repository }) =>
    says(fr`Le serveur de ${repository} n’envoie plus rien : le clonage a été arrêté.`, CHECK_SERVER),
  "clone.too-large": ({ repository, maxBytes, maxFiles }) =>
    says(
      `${repository} dépasse ${formatBytes(maxBytes)} ou ${count(maxFiles, "fichier")}.`,
      "Choisissez un dépôt plus petit, ou demandez à l’exploitant d’augmenter FONDATION_MAX_REPOSITORY_BYTES ou FONDATION_MAX_REPOSITORY_FILES.",
    ),
};
