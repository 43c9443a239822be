//! What LexisNexis calls the parts of an article, in the languages of its interfaces. Only data.

/// The name of a part under which we keep it, and the labels that mean it.
const LABELS: [(&str, &str); 38] = [
    ("title", "HEADLINE ÜBERSCHRIFT TITEL TITRE TITULAR TITOLO"),
    (
        "byline",
        "BYLINE AUTOR AUTOREN VON AUTEUR AUTEURS AUTORE AUTHOR VERFASSER",
    ),
    ("body", "BODY TEXT TEXTE VOLLTEXT CORPS CUERPO"),
    (
        "section",
        "SECTION RUBRIK RUBRIQUE RESSORT SECCIÓN SEZIONE RUBRIEK SEÇÃO",
    ),
    (
        "length",
        "LENGTH LÄNGE LAENGE LONGUEUR LONGITUD LUNGHEZZA LENGTE EXTENSÃO",
    ),
    ("dateline", "DATELINE ORT ORTSMARKE LIEU"),
    ("highlight", "HIGHLIGHT ENCART TEASER KURZFASSUNG RÉSUMÉ"),
    ("series", "SERIES SERIE SÉRIE"),
    (
        "load-date",
        "LOAD-DATE UPDATE DATE-CHARGEMENT LADEDATUM DATE-DE-CHARGEMENT",
    ),
    ("language", "LANGUAGE SPRACHE LANGUE IDIOMA LINGUA TAAL"),
    (
        "publication-type",
        "PUBLICATION-TYPE TYPE-PUBLICATION PUBLIKATIONSTYP TYPE-DE-PUBLICATION",
    ),
    ("graphic", "GRAPHIC GRAPHICS GRAFIK GRAPHIQUE ILLUSTRATION"),
    ("subject", "SUBJECT SUJET THEMA THEMEN"),
    ("pub-subject", "PUB-SUBJECT"),
    (
        "geographic",
        "GEOGRAPHIC LOCALISATION-GEO GEOGRAPHIE GÉOGRAPHIE",
    ),
    ("company", "COMPANY SOCIETE SOCIÉTÉ FIRMA UNTERNEHMEN"),
    ("organization", "ORGANIZATION ORGANISATION"),
    ("person", "PERSON PERSONNE PERSONEN"),
    ("industry", "INDUSTRY SECTEUR-ACTIVITE BRANCHE"),
    ("ticker", "TICKER SYMBOLE-BOURSIER BÖRSENKÜRZEL"),
    (
        "journal-code",
        "JOURNAL-CODE JOURNAL_CODE ZEITUNGS-CODE CODE-REVUE CODE-JOURNAL",
    ),
    ("document-type", "DOCUMENT-TYPE TYPE-DOCUMENT"),
    ("correction", "CORRECTION KORREKTUR"),
    ("correction-date", "CORRECTION-DATE"),
    ("distribution", "DISTRIBUTION"),
    ("notes", "NOTES NOTE ANMERKUNG ANMERKUNGEN"),
    ("photographer", "PHOTOGRAPHER"),
    ("edition", "EDITION AUSGABE ÉDITION"),
    ("url", "URL"),
    ("isin", "ISIN"),
    ("city", "CITY STADT VILLE"),
    ("state", "STATE"),
    ("country", "COUNTRY LAND PAYS"),
    ("name", "NAME"),
    ("keywords", "KEYWORDS STICHWÖRTER MOTS-CLÉS"),
    ("category", "CATEGORY KATEGORIE"),
    ("copyright", "COPYRIGHT"),
    ("accession-number", "ACC-NO"),
];

/// The name under which a label's part is kept, if it is one of the known labels, in any case.
pub(super) fn known(label: &str) -> Option<&'static str> {
    let label = label.to_uppercase().replace(' ', "_");
    let fits = |labels: &str| {
        labels
            .split(' ')
            .any(|known| known == label || known.replace('-', "_") == label)
    };
    LABELS
        .iter()
        .find(|(_, labels)| fits(labels))
        .map(|(name, _)| *name)
}

/// Parts that stand after the text. `UPDATE` and `NOTE` may begin a sentence as well.
pub(super) fn ends_text(name: &str) -> bool {
    ![
        "title",
        "byline",
        "body",
        "section",
        "length",
        "dateline",
        "highlight",
        "edition",
    ]
    .contains(&name)
}

/// Lines that are a heading of their own in the newer exports: the text follows.
pub(super) const TEXT_HEADINGS: [&str; 8] = [
    "Body",
    "Text",
    "Texte",
    "Corps",
    "Cuerpo",
    "Corpo",
    "Textkörper",
    "Tekst",
];

/// Lines after which there is no text any more.
pub(super) const TAIL_HEADINGS: [&str; 12] = [
    "Classification",
    "Klassifizierung",
    "Klassifikation",
    "Clasificación",
    "Classificazione",
    "Graphic",
    "Grafik",
    "Graphique",
    "Correction",
    "Korrektur",
    "Notes",
    "Anmerkungen",
];

/// Lines after which there is no article any more.
pub(super) const END: [&str; 9] = [
    "End of Document",
    "Ende des Dokuments",
    "Ende des Dokumentes",
    "Dokumentende",
    "Fin du document",
    "Fin de document",
    "Fin del documento",
    "Fine del documento",
    "Einde van document",
];

/// Whether a line says which article of how many follows: `1 of 166 DOCUMENTS`.
pub(super) fn counts_documents(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_number = |word: &str| {
        word.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.')
    };
    let is_of = |word: &str| {
        ["of", "von", "de", "sur", "di", "van"].contains(&word.to_lowercase().as_str())
    };
    let is_document = |word: &str| {
        let word = word.to_lowercase();
        word.starts_with("do") && (word.contains("ument"))
    };
    match words.as_slice() {
        [document, first, of, last] if is_document(document) => {
            is_number(first) && is_of(of) && is_number(last)
        }
        [first, of, last, documents] => {
            is_number(first) && is_of(of) && is_number(last) && is_document(documents)
        }
        _ => false,
    }
}

/// Whether a line is about rights and not of the article.
pub(super) fn is_notice(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let starts = [
        "copyright",
        "©",
        "(c) ",
        "alle rechte",
        "all rights",
        "tous droits",
        "todos los derechos",
        "distributed by",
    ];
    let says = [
        "all rights reserved",
        "alle rechte vorbehalten",
        "tous droits réservés",
    ];
    starts.iter().any(|start| line.starts_with(start))
        || says.iter().any(|words| line.ends_with(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_means_two_parts() {
        let labels = || LABELS.iter().flat_map(|(_, labels)| labels.split(' '));
        for label in labels() {
            assert_eq!(
                labels().filter(|other| *other == label).count(),
                1,
                "{label}"
            );
            assert!(
                known(label).is_some() && known(&label.to_lowercase()).is_some(),
                "{label}"
            );
        }
    }

    #[test]
    fn documents_are_counted_in_every_language() {
        for line in [
            "1 of 166 DOCUMENTS",
            "2 von 5 DOKUMENTEN",
            "3 de 3 DOCUMENTS",
            "Dokument 1 von 20",
            "1 of 1 DOCUMENT",
            "1 of 2,146 DOCUMENTS",
        ] {
            assert!(counts_documents(line), "{line}");
        }
        for line in ["1 of 3 people", "Documents (10)", "one of 166 documents"] {
            assert!(!counts_documents(line), "{line}");
        }
    }
}
