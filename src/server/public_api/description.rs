//! The API's description for programs (OpenAPI 3.1), made from the code that answers, and the same for people.

use serde_json::Value;
use utoipa::{OpenApi, openapi::ServerBuilder};

use super::{articles, channels, searched};
use crate::{
    model::public_api::{Field, Operation, Reference, Shape},
    server::newsroom::Newsroom,
};

/// What the code says of itself.
#[derive(OpenApi)]
#[openapi(info(version = "1"), paths(channels::all, articles::list, articles::one, searched::found))]
struct Description;

/// The description of this site's API.
pub fn of(newsroom: &Newsroom) -> utoipa::openapi::OpenApi {
    let mut description = Description::openapi();
    description.info.title = newsroom.structure().site().name.clone();
    description.info.description = Some(DESCRIPTION.to_owned());
    description.info.license = None;
    description.servers = Some(vec![ServerBuilder::new().url(newsroom.settings.public_url()).build()]);
    description
}

/// What the description begins with.
const DESCRIPTION: &str = "Read access to what this site has published. No key is needed. Answers are JSON in UTF-8, carry an ETag, \
    and may be asked for by pages of any other site. Whoever asks too often is told by Retry-After how many seconds to wait.";

/// The same for people.
pub fn reference(newsroom: &Newsroom) -> Reference {
    let description = serde_json::to_value(of(newsroom)).unwrap_or_default();
    let operations = entries(&description["paths"]).map(|(path, item)| operation(path, &item["get"])).collect();
    let shapes = entries(&description["components"]["schemas"]).flat_map(|(name, schema)| shapes(name, schema)).collect();
    Reference {
        public_url: newsroom.settings.public_url(),
        requests_per_minute: newsroom.settings.public_api.requests_per_minute,
        operations,
        shapes,
    }
}

fn entries(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn operation(path: &str, said: &Value) -> Operation {
    let parameter = |parameter: &Value| Field {
        name: text(&parameter["name"]),
        kind: kind(&parameter["schema"]),
        shape: None,
        required: parameter["required"] == true,
        description: text(&parameter["description"]),
    };
    let answer = &said["responses"]["200"]["content"]["application/json"]["schema"];
    Operation {
        id: text(&said["operationId"]),
        path: path.to_owned(),
        parameters: said["parameters"].as_array().into_iter().flatten().map(parameter).collect(),
        answer: shape_of(answer).unwrap_or_default(),
    }
}

/// A schema as shapes: one, or one for each kind of block.
fn shapes(name: &str, schema: &Value) -> Vec<Shape> {
    if let Some(kinds) = schema["oneOf"].as_array() {
        let one = |kind: &Value| Shape {
            name: format!("{name}: {}", text(&kind["properties"]["type"]["enum"][0])),
            description: text(&kind["description"]),
            fields: fields(kind),
        };
        let head = Shape { name: name.to_owned(), description: text(&schema["description"]), fields: Vec::new() };
        return std::iter::once(head).chain(kinds.iter().map(one)).collect();
    }
    let parts = schema["allOf"].as_array().cloned().unwrap_or_else(|| vec![schema.clone()]);
    let described = parts.iter().chain([schema]).find_map(|part| part["description"].as_str()).unwrap_or_default().to_owned();
    let within = parts.iter().flat_map(fields).collect();
    let values = schema["enum"].as_array().map(|values| values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | "));
    let description = values.map_or(described.clone(), |values| format!("{described} {values}"));
    vec![Shape { name: name.to_owned(), description, fields: within }]
}

/// The fields of one object, or what is flattened into it.
fn fields(schema: &Value) -> Vec<Field> {
    if let Some(shape) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        return vec![Field {
            name: "…".to_owned(),
            kind: shape.to_owned(),
            shape: Some(shape.to_owned()),
            required: true,
            description: String::new(),
        }];
    }
    let required = |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|known| known == name));
    let field = |(name, said): (&String, &Value)| Field {
        name: name.clone(),
        kind: kind(said),
        shape: shape_of(said),
        required: required(name),
        description: described(said),
    };
    entries(&schema["properties"]).map(field).collect()
}

/// What is said of a field; where its value may be null, that stands beside the reference to what it is otherwise.
fn described(schema: &Value) -> String {
    let chosen = schema["oneOf"].as_array().into_iter().flatten();
    std::iter::once(schema).chain(chosen).find_map(|said| said["description"].as_str()).unwrap_or_default().to_owned()
}

/// The kind of a value in a few words.
fn kind(schema: &Value) -> String {
    if let Some(shape) = schema["$ref"].as_str() {
        return shape.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return choices.iter().map(kind).collect::<Vec<_>>().join(" | ");
    }
    let of_one = |name: &str| match name {
        "array" => format!("[{}]", kind(&schema["items"])),
        "string" if schema["enum"].is_array() => format!("\"{}\"", text(&schema["enum"][0])),
        "string" => schema["format"].as_str().unwrap_or("string").to_owned(),
        name => name.to_owned(),
    };
    match &schema["type"] {
        Value::Array(names) => names.iter().filter_map(Value::as_str).map(of_one).collect::<Vec<_>>().join(" | "),
        name => of_one(name.as_str().unwrap_or("any")),
    }
}

/// The shape that a value or its items have.
fn shape_of(schema: &Value) -> Option<String> {
    let within = [&schema["$ref"], &schema["items"]["$ref"], &schema["items"]["items"]["$ref"]];
    let chosen = schema["oneOf"].as_array().into_iter().flatten().map(|choice| &choice["$ref"]);
    within.into_iter().chain(chosen).find_map(Value::as_str).and_then(|reference| Some(reference.rsplit('/').next()?.to_owned()))
}
