"""A tokenizer without a vocabulary."""

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers


@pytest.fixture
def tokenizer():
    """One piece a word: the tests are about places, not about a vocabulary."""
    words = Tokenizer(models.WordLevel({"?": 0}, unk_token="?"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    return words
