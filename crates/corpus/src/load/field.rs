//! The fields of an article that a source may give. Not which column holds them: that is `columns`.

use std::collections::BTreeMap;

use crate::LoadError;

/// What an article is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Id,
    Outlet,
    Event,
    Title,
    Body,
    Date,
    Time,
    Url,
    Byline,
    Language,
}

impl Field {
    pub(crate) const ALL: [(Field, &'static str); 10] = [
        (Field::Id, "id"),
        (Field::Outlet, "outlet"),
        (Field::Event, "event"),
        (Field::Title, "title"),
        (Field::Body, "body"),
        (Field::Date, "date"),
        (Field::Time, "time"),
        (Field::Url, "url"),
        (Field::Byline, "byline"),
        (Field::Language, "language"),
    ];

    pub(super) fn by_name(name: &str) -> Option<Field> {
        Field::ALL
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(field, _)| *field)
    }

    /// Its name, as users write it.
    pub(super) fn name(self) -> &'static str {
        Field::ALL[self as usize].1
    }

    /// Its place in a set of fields.
    pub(super) fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Checks the names of the fields the user gave.
pub(crate) fn check(asked: &BTreeMap<String, String>) -> Result<(), LoadError> {
    let unknown = asked.keys().find(|name| Field::by_name(name).is_none());
    unknown.map_or(Ok(()), |field| {
        let known: Vec<&str> = Field::ALL.iter().map(|(_, name)| *name).collect();
        Err(LoadError::NoSuchField {
            field: field.clone(),
            known: known.join(", "),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_field_is_an_error_that_lists_the_fields() {
        let asked = BTreeMap::from([("outlte".to_string(), "Source".to_string())]);
        let error = check(&asked).expect_err("a misspelt field").to_string();
        assert!(
            error.contains("outlte") && error.contains("byline"),
            "{error}"
        );
    }
}
