"""What the Web Annotation Data Model (W3C Recommendation, 23 February 2017) demands of an annotation, as a JSON Schema.

Written from the text of https://www.w3.org/TR/annotation-model/, not from our code: every MUST of the classes that our
annotations use, with the section it stands in. Other keys are allowed there as here. `EXAMPLES` are the Recommendation's
own, which have to pass.
"""

IRI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$"}
# 3.3.5 and appendix C: a motivation is one of these names, unless a community defines its own
MOTIVATION = {
    "enum": [
        "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
        "identifying", "linking", "moderating", "questioning", "replying", "tagging",
    ]
}  # fmt: skip
# 3.2.4 Embedded Textual Body: exactly one value, a string; 3.2.1: the format is a media type
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
# 4.2.4 Text Quote Selector: exactly one exact; prefix and suffix are strings
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
# 4.2.5 Text Position Selector: exactly one start and one end, integers of at least 0
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
}
SELECTOR = {"oneOf": [QUOTE, POSITION]}
# 4. Specific Resources: exactly one source; 4.2: any number of selectors
SPECIFIC_RESOURCE = {
    "type": "object",
    "required": ["source"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": IRI,
        "selector": {"oneOf": [SELECTOR, {"type": "array", "minItems": 1, "items": SELECTOR}]},
    },
}
TARGET = {"oneOf": [IRI, SPECIFIC_RESOURCE]}
BODY = {"oneOf": [IRI, TEXTUAL_BODY]}
# 3.1 Annotations: the context, exactly one IRI as id, the type, at least one target, any number of bodies;
# 3.3.1: created is an xsd:dateTime in UTC with its Z; 3.3.2: a creator of the type Person has names that are strings
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
        "body": {"oneOf": [BODY, {"type": "array", "minItems": 1, "items": BODY}]},
        "target": {"oneOf": [TARGET, {"type": "array", "minItems": 1, "items": TARGET}]},
    },
}
_HEAD = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://example.org/anno1", "type": "Annotation"}
_PAGE = "http://example.org/page1"
EXAMPLES = {
    "basic annotation model": {**_HEAD, "body": "http://example.org/post1", "target": "http://example.com/page1"},
    "textual body": {
        **_HEAD,
        "body": {"type": "TextualBody", "value": "<p>j'adore !</p>", "format": "text/html", "language": "fr"},
        "target": "http://example.org/photo1",
    },
    "text quote selector": {
        **_HEAD,
        "body": "http://example.org/comment1",
        "target": {
            "source": _PAGE,
            "selector": {
                "type": "TextQuoteSelector",
                "exact": "anotation",
                "prefix": "this is an ",
                "suffix": " that has some",
            },
        },
    },
    "text position selector": {
        **_HEAD,
        "body": "http://example.org/review1",
        "target": {"source": _PAGE, "selector": {"type": "TextPositionSelector", "start": 412, "end": 795}},
    },
}
