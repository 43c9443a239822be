//! One JSON object as a flat record: nested names joined by dots, lists by line breaks.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::json_repair;
use super::record::{Cell, Record};

/// What became of a text that should be one JSON object.
pub(super) enum Parsed<'t> {
    Record(Record<'t>),
    /// With what was wrong.
    Repaired(Record<'t>, String),
    /// With what is wrong.
    Broken(String),
}

/// Reads one object. Slips of common programs are repaired.
pub(super) fn parse(number: u64, text: &[u8]) -> Parsed<'_> {
    let error = match cells(text) {
        Ok(Cells {
            list: cells,
            is_full: false,
        }) => return Parsed::Record(Record { number, cells }),
        Ok(Cells {
            list: cells,
            is_full: true,
        }) => {
            let what = format!("more than {MOST_CELLS} values; the others are left out");
            return Parsed::Repaired(Record { number, cells }, what);
        }
        Err(error) => error,
    };
    if let Some(repaired) = json_repair::repair(text)
        && let Ok(cells) = cells(&repaired)
    {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let cells = cells.list.into_iter();
        let cells = cells
            .map(|(name, value)| (owned(name), owned(value)))
            .collect();
        return Parsed::Repaired(Record { number, cells }, format!("not quite JSON: {error}"));
    }
    Parsed::Broken(format!("not JSON: {error}"))
}

/// Whether a text is one whole JSON value.
pub(super) fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

pub(super) fn too_long(limit: usize) -> String {
    format!("longer than {limit} bytes")
}

fn cells(text: &[u8]) -> Result<Cells<'_>, String> {
    let mut parser = serde_json::Deserializer::from_slice(text);
    let mut cells = Cells::default();
    let read = Object { cells: &mut cells }
        .deserialize(&mut parser)
        .and_then(|()| parser.end());
    read.map(|()| cells).map_err(without_line)
}

/// Within one line only the column is worth telling.
fn without_line(error: serde_json::Error) -> String {
    error
        .to_string()
        .replace(" at line 1 column ", " at column ")
}

/// What was read so far.
#[derive(Debug, Default)]
struct Cells<'r> {
    list: Vec<Cell<'r>>,
    /// There was more than fits.
    is_full: bool,
}

/// An object at the top.
struct Object<'c, 'r> {
    cells: &'c mut Cells<'r>,
}

/// A value under a name, added to the cells.
struct Value<'c, 'r> {
    name: Cow<'r, str>,
    cells: &'c mut Cells<'r>,
}

/// No record has more cells; deeper names are cut. Both only bound memory.
const MOST_CELLS: usize = 10_000;
const LONGEST_NAME: usize = 200;

impl<'de> DeserializeSeed<'de> for Object<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<(), D::Error> {
        parser.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object in { }")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key_seed(Text)? {
            map.next_value_seed(Value {
                name,
                cells: self.cells,
            })?;
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<(), D::Error> {
        parser.deserialize_any(self)
    }
}

impl<'r> Value<'_, 'r> {
    fn add(self, value: Cow<'r, str>) {
        if self.cells.list.len() < MOST_CELLS {
            self.cells.list.push((self.name, value));
        } else {
            self.cells.is_full = true;
        }
    }
}

impl<'de> Visitor<'de> for Value<'_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.add(Cow::Borrowed(text));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.add(Cow::Owned(text.to_string()));
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.add(Cow::Borrowed(if value { "true" } else { "false" }));
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.add(Cow::Owned(number.to_string()));
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.add(Cow::Owned(number.to_string()));
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.add(Cow::Owned(number.to_string()));
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut items = Cells::default();
        while list
            .next_element_seed(Value {
                name: self.name.clone(),
                cells: &mut items,
            })?
            .is_some()
        {}
        self.cells.is_full |= items.is_full;
        for (name, value) in joined(items.list) {
            Value {
                name,
                cells: self.cells,
            }
            .add(value);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(inner) = map.next_key_seed(Text)? {
            let name = Cow::Owned(nested(&self.name, &inner));
            map.next_value_seed(Value {
                name,
                cells: self.cells,
            })?;
        }
        Ok(())
    }
}

/// `source` and `name` become `source.name`.
fn nested(outer: &str, inner: &str) -> String {
    let mut name = format!("{outer}.{inner}");
    name.truncate(name.floor_char_boundary(LONGEST_NAME));
    name
}

/// The items of a list under one name become lines of one cell. In the order of first appearance.
fn joined(items: Vec<Cell<'_>>) -> Vec<Cell<'_>> {
    if items.len() < 2 {
        return items;
    }
    let mut places = std::collections::HashMap::new();
    let mut cells: Vec<Cell<'_>> = Vec::new();
    for (name, value) in items {
        let place = *places.entry(name.clone()).or_insert(cells.len());
        match cells.get_mut(place) {
            Some((_, lines)) => {
                let lines = lines.to_mut();
                lines.push('\n');
                lines.push_str(&value);
            }
            None => cells.push((name, value)),
        }
    }
    cells
}

/// A name, borrowed where it has no escapes.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<Self::Value, D::Error> {
        parser.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, expected: &[(&str, &str)]) {
        let cells = cells(json.as_bytes()).expect(json);
        let cells = cells.list.iter();
        let cells: Vec<_> = cells.map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(cells, expected, "{json}");
    }

    #[test]
    fn objects_become_flat_and_lists_become_lines() {
        check(
            r#"{"a":"x","b":1,"c":-2,"d":1.5,"e":true,"f":null}"#,
            &[
                ("a", "x"),
                ("b", "1"),
                ("c", "-2"),
                ("d", "1.5"),
                ("e", "true"),
            ],
        );
        check(
            r#"{"source":{"id":null,"name":"Harbour Post"}}"#,
            &[("source.name", "Harbour Post")],
        );
        check(r#"{"p":["one",[],["two"]]}"#, &[("p", "one\ntwo")]);
        check(
            r#"{"by":[{"name":"A","is":1},{"name":"B"}]}"#,
            &[("by.name", "A\nB"), ("by.is", "1")],
        );
        check(r#"{"t\u0061g":"a\nb"}"#, &[("tag", "a\nb")]);
    }

    #[test]
    fn what_is_no_object_is_broken() {
        for json in [
            "",
            "[]",
            "1",
            "\"text\"",
            "{\"a\":1",
            "{} {}",
            "{\"a\":\"\\ud800\"}",
            "\0",
        ] {
            assert!(cells(json.as_bytes()).is_err(), "{json}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_wide_nesting_is_bounded() {
        let deep = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
        assert!(cells(deep.as_bytes()).is_err());
        let wide = format!("{{\"a\":[{}0]}}", "{\"b\":1},".repeat(50_000));
        let cells = cells(wide.as_bytes()).expect("an object");
        assert!(cells.is_full && cells.list.len() <= MOST_CELLS);
    }
}
