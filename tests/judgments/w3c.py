"""What the Web Annotation Data Model (W3C Recommendation, 23 February 2017) demands of an annotation, as a JSON schema.

Only the parts that our annotations use, each MUST of theirs. Other keys are allowed there as here.
"""

IRI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$"}
MOTIVATION = {
    "enum": [
        "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
        "identifying", "linking", "moderating", "questioning", "replying", "tagging",
    ]
}  # fmt: skip
TEXTUAL_BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "purpose": MOTIVATION,
        "format": {"type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]+$"},
    },
}
QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string", "minLength": 1},
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
}
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
}
SPECIFIC_RESOURCE = {
    "type": "object",
    "required": ["type", "source"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": IRI,
        "selector": {"type": "array", "minItems": 1, "items": {"oneOf": [QUOTE, POSITION]}},
    },
}
TARGET = {"oneOf": [IRI, SPECIFIC_RESOURCE]}
ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {
            "oneOf": [
                {"const": "http://www.w3.org/ns/anno.jsonld"},
                {"type": "array", "contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
            ]
        },
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": MOTIVATION,
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"},
        "creator": {
            "type": "object",
            "required": ["type", "name"],
            "properties": {"type": {"enum": ["Person", "Organization", "Software"]}, "name": {"type": "string"}},
        },
        "body": {"oneOf": [TEXTUAL_BODY, {"type": "array", "minItems": 1, "items": TEXTUAL_BODY}]},
        "target": {"oneOf": [TARGET, {"type": "array", "minItems": 1, "items": TARGET}]},
    },
}
