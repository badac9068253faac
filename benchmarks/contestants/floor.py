"""The floor of the hardware: onnxruntime int8, tokenizers and FAISS, and nothing else.

The model is exported here once, beside the index, so that the floor stays the same whatever
Entente does; while it answers, neither torch nor transformers is imported.
"""

from __future__ import annotations

import os
from pathlib import Path

import faiss
import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from benchmarks.contestants.serving import Job, Opened, serve

_MODEL, _VECTORS = "floor.onnx", "vectors.faiss"
_LONGEST = 512


def prepare(job: Job) -> None:
    """Export the model, mean pooling and normalisation within, and write a flat index."""
    _export(job.model, job.folder / _MODEL)
    vectors = np.load(job.vectors)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(job.folder / _VECTORS))


def _export(model: Path, file: Path) -> None:
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from transformers import AutoModel

    class Pooled(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.body = AutoModel.from_pretrained(
                model, attn_implementation="eager", dtype=torch.float32
            ).eval()

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            hidden = self.body(input_ids=input_ids, attention_mask=attention_mask)
            weights = attention_mask.unsqueeze(-1).float()
            mean = (hidden.last_hidden_state * weights).sum(1) / weights.sum(1)
            return torch.nn.functional.normalize(mean, dim=-1)

    whole = file.with_suffix(".fp32.onnx")
    ids = torch.ones((2, 9), dtype=torch.long)
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=_LONGEST)
    torch.onnx.export(
        Pooled(),
        (ids, ids),
        whole,
        input_names=["input_ids", "attention_mask"],
        # Not "embedding": that collides with a name inside.
        output_names=["pooled"],
        dynamic_shapes=({0: batch, 1: length}, {0: batch, 1: length}),
        external_data=False,
        verbose=False,
    )
    quantize_dynamic(whole, file, weight_type=QuantType.QInt8)
    whole.unlink()


def opening(job: Job) -> Opened:
    """Load model, tokenizer, index and texts."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        os.fspath(job.folder / _MODEL), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(os.fspath(job.model / "tokenizer.json"))
    tokenizer.enable_truncation(_LONGEST)
    index = faiss.read_index(os.fspath(job.folder / _VECTORS))
    texts = job.texts()

    def one(question: str) -> object:
        encoded = tokenizer.encode(job.query_prefix + question)
        ids = np.array([encoded.ids], dtype=np.int64)
        (vector,) = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        _, rows = index.search(vector, job.top)
        return [texts[row] for row in rows[0]]

    return Opened(one)


if __name__ == "__main__":
    serve(prepare, opening)
