/** Sentences for the reasons why the backend refuses a user's request. */

import type { Catalogue, RefusalFacts } from "@fondation/backend/messages";
import { formatCost } from "../typography/format.ts";
import { count, fr, frenchSpaces } from "@fondation/course/french";
import { says, type Words } from "./words.ts";

const TWO_FORMS = frenchSpaces("Écrivez « propriétaire/dépôt » ou l’adresse https du dépôt.");
const CHARACTERS =
  "Il n’a que des lettres sans accent, des chiffres, des points, des tirets et des soulignés.";

export const REFUSAL_WORDS: Catalogue<RefusalFacts, Words> = {
  "access.identity-required": () =>
    says(
      "Cette page demande une identité, et aucune n’a été reconnue.",
      "Saisissez le jeton d’accès, ou demandez-le à la personne qui exploite Fondation.",
    ),
  "access.local-needs-open": () =>
    says(
      "Un dossier de cette machine ne peut être soumis qu’à un service à accès ouvert.",
      "Soumettez l’adresse https du dépôt, ou démarrez Fondation avec « fondation up ».",
    ),
  "access.workers-only": () =>
    says(
      "Cette fonction est réservée aux workers.",
      "Demandez à l’exploitant de vérifier que le worker et le backend ont la même FONDATION_SIGNING_KEY.",
    ),
  "job.succeeded": () =>
    says(
      "Cette génération a réussi : il n’y a rien à réessayer.",
      "Utilisez « Régénérer le Cours » pour en lancer une nouvelle.",
    ),
  "job.unknown": () =>
    says("Cette génération n’existe pas.", "Vérifiez l’adresse, ou revenez à la liste des dépôts."),
  "quota.cost": ({ budget, used }) =>
    says(
      `Vos générations ont coûté, ou peuvent encore coûter, ${formatCost(used)} sur 24 heures : une de plus pourrait dépasser ${formatCost(budget)}.`,
      "Attendez la fin de celles en cours, choisissez le moteur « static », ou demandez à l’exploitant d’augmenter FONDATION_VIEWER_DAILY_COST.",
    ),
  "quota.hour": ({ most, minutes }) =>
    says(
      `Vous avez soumis ${count(most, "dépôt")} en une heure, ce qui est le maximum.`,
      `Réessayez dans ${count(minutes, "minute")}, ou demandez à l’exploitant d’augmenter FONDATION_VIEWER_JOBS_PER_HOUR.`,
    ),
  "quota.queue": ({ most }) =>
    says(
      `Vous avez déjà ${count(most, "génération")} en attente ou en cours, ce qui est le maximum.`,
      "Attendez la fin de l’une d’elles, annulez-en une, ou demandez à l’exploitant d’augmenter FONDATION_VIEWER_QUEUE.",
    ),
  "settings.chapters": ({ chapters, least, most }) =>
    says(
      `Un cours ne peut pas avoir ${chapters} chapitres.`,
      fr`Demandez un nombre entier de ${least} à ${most}.`,
    ),
  "directory.not-absolute": ({ path, name }) =>
    says(
      `« ${path} » (${name}) ne désigne pas un dossier par un chemin absolu et un nom simple.`,
      "Donnez le chemin absolu d’un dépôt Git et un nom fait de lettres, de chiffres, de « . », « _ » et « - ».",
    ),
  "directory.same-names": ({ name, most }) =>
    says(fr`Plus de ${most} dossiers portent le nom « ${name} ».`, "Donnez un autre nom à celui-ci."),
  "repository.backslash": () =>
    says(
      "Cette adresse contient une barre inversée.",
      "Les parties d’un nom de dépôt se séparent par « / ».",
    ),
  "repository.credentials": () =>
    says(
      "Cette adresse contient un identifiant ou un mot de passe, qui n’ont pas leur place ici.",
      "Retirez ce qui précède « @ » ; l’accès aux dépôts privés se règle chez l’exploitant (GITHUB_TOKEN).",
    ),
  "repository.host-alone": ({ host }) =>
    says(`« ${host} » n’est que le serveur : il manque le propriétaire et le dépôt.`, TWO_FORMS),
  "repository.invisible-character": () =>
    says("Cette adresse contient un caractère invisible.", "Tapez-la au lieu de la coller."),
  "repository.missing": () => says("Aucun dépôt n’est indiqué.", TWO_FORMS),
  "repository.name": ({ name }) => says(`« ${name} » ne peut pas être un nom de dépôt.`, CHARACTERS),
  "repository.no-name": ({ owner }) =>
    says(`« ${owner} » ne désigne qu’un propriétaire : il manque le nom du dépôt.`, TWO_FORMS),
  "repository.not-allowed-owner": ({ owner }) =>
    says(
      fr`Les dépôts de « ${owner} » ne peuvent pas être soumis ici.`,
      "Choisissez un dépôt d’un autre propriétaire, ou demandez à l’exploitant d’ajouter celui-ci à FONDATION_ALLOWED_OWNERS.",
    ),
  "repository.owner": ({ owner }) =>
    says(`« ${owner} » ne peut pas être un nom de propriétaire.`, CHARACTERS),
  "repository.private-host": ({ host }) =>
    says(
      `« ${host} » est une adresse privée : Fondation ne s’y connecte pas.`,
      "Donnez l’adresse d’un serveur public, ou demandez à l’exploitant d’ajouter cet hôte à FONDATION_ALLOW_PRIVATE_HOSTS.",
    ),
  "repository.protocol": ({ protocol }) =>
    says(`Le protocole « ${protocol} » n’est pas accepté : seul https l’est.`, TWO_FORMS),
  "repository.site-page": ({ page }) =>
    says(
      `« ${page} » est une page du site, pas un dépôt.`,
      "Ouvrez le dépôt lui-même et collez son adresse.",
    ),
  "repository.space": () =>
    says("Ce texte contient une espace : ce n’est ni un nom court ni une adresse.", TWO_FORMS),
  "repository.too-long": () => says("Cette adresse est trop longue pour être celle d’un dépôt.", TWO_FORMS),
  "repository.too-many-parts": ({ parts }) =>
    says(
      `Ce nom a ${count(parts, "partie")} : un nom court n’en a que deux, le propriétaire et le dépôt.`,
      "Pour un dépôt dans un sous-groupe, collez l’adresse entière, avec son serveur.",
    ),
  "repository.unreadable": () =>
    says("Cette adresse ne peut pas être lue comme celle d’un dépôt.", TWO_FORMS),
};
