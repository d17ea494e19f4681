"""Model files, opened by programs that are not heartline.

Run by Tests/Interop/run. HEARTLINE_INTEROP_FILES is a folder of models written by the Swift tests; HEARTLINE, if set,
the program itself, and HEARTLINE_DATA the folder of ECG5000.
"""

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest

import heartline_model

FILES = sorted(Path(os.environ.get("HEARTLINE_INTEROP_FILES", "/nonexistent")).glob("*.safetensors"))
PROGRAM = os.environ.get("HEARTLINE")
DATA = Path(os.environ.get("HEARTLINE_DATA", Path(__file__).parents[3] / "shared" / "ecg5000"))


def test_the_swift_tests_wrote_models():
    # Six activations times three kinds of scaling.
    assert len(FILES) == 18, f"{len(FILES)} models in HEARTLINE_INTEROP_FILES; run Tests/Interop/run"


def run_onnx(path, scaled):
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(["reconstruction"], {"beat": np.asarray(scaled, dtype=np.float32)})[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_safetensors_and_numpy_reconstruct_the_same(path):
    model = heartline_model.load(path)
    beats, expected = model.tensors["example.beats"], model.tensors["example.reconstructions"]
    np.testing.assert_allclose(model.reconstruct_scaled(beats), expected, rtol=1e-4, atol=1e-5)
    minima, ranges = model.scaling()
    reconstructed, errors = heartline_model.reconstruct(path, beats.astype(np.float64) * ranges + minima)
    np.testing.assert_allclose((reconstructed - minima) / ranges, expected, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(errors, model.tensors["example.errors"], rtol=1e-4)
    # An example that no weight can move would prove nothing.
    assert np.ptp(expected, axis=0).max() > 0.01


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_onnx_runtime_reconstructs_the_same(path):
    graph = onnx.load(path.with_suffix(".onnx"))
    onnx.checker.check_model(graph, full_check=True)
    assert [(item.domain, item.version) for item in graph.opset_import] == [("", 13)]
    assert graph.producer_name == "heartline"
    model = heartline_model.load(path)
    beats, expected = model.tensors["example.beats"], model.tensors["example.reconstructions"]
    np.testing.assert_allclose(run_onnx(path.with_suffix(".onnx"), beats), expected, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(run_onnx(path.with_suffix(".onnx"), beats[:1]), expected[:1], rtol=1e-4, atol=1e-5)


# The program itself.

needs_program = pytest.mark.skipif(
    not (PROGRAM and DATA.exists()) and os.environ.get("CI") != "true", reason="HEARTLINE or the data is not there"
)


def heartline(commands, folder):
    """The JSON objects that the program prints for `commands`."""
    assert PROGRAM, "HEARTLINE must name the program"
    arguments = [PROGRAM, "--no-rc", "--json", "--data", str(DATA.resolve()), "-c", commands]
    done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{commands}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """A trained and saved model, loaded again by another process: (folder, evaluate's object, score 17's object)."""
    folder = tmp_path_factory.mktemp("session")
    heartline("train; save m.safetensors; save m.onnx", folder)
    printed = heartline("load m.safetensors; evaluate; score 17", folder)
    by_command = {entry["command"]: entry for entry in printed}
    return folder, by_command["evaluate"], by_command["score"]


@needs_program
def test_evaluate_can_be_recomputed_from_the_saved_file(session):
    folder, evaluated, _ = session
    # The 500 beats of the archive's TRAIN file are the test beats of the default split.
    classes, beats = heartline_model.read_ucr(DATA / "ECG5000_TRAIN.txt")
    _, errors = heartline_model.reconstruct(folder / "m.safetensors", beats)
    assert evaluated["threshold"] == pytest.approx(heartline_model.load(folder / "m.safetensors").threshold, rel=1e-5)
    assert evaluated["auc"] == pytest.approx(heartline_model.area_under_curve(errors, classes != 1), abs=1e-4)
    # A beat whose error all but equals the threshold may fall on either side in another arithmetic.
    margin = int((abs(errors - evaluated["threshold"]) < 1e-6).sum())
    for name, count in heartline_model.confusion(errors, classes != 1, evaluated["threshold"]).items():
        assert abs(evaluated[name] - count) <= margin, name


@needs_program
def test_score_can_be_recomputed_from_both_files(session):
    folder, _, scored = session
    _, beats = heartline_model.read_ucr(DATA / "ECG5000_TRAIN.txt")
    beat = beats[16:17]
    np.testing.assert_allclose(scored["beat"], beat[0], atol=1e-5)
    reconstructed, errors = heartline_model.reconstruct(folder / "m.safetensors", beat)
    np.testing.assert_allclose(scored["reconstruction"], reconstructed[0], rtol=1e-4, atol=1e-4)
    assert scored["error"] == pytest.approx(errors[0], rel=1e-3)
    assert scored["verdict"] == ("abnormal" if errors[0] > scored["threshold"] else "normal")
    minima, ranges = heartline_model.load(folder / "m.safetensors").scaling()
    by_onnx = run_onnx(folder / "m.onnx", (beat - minima) / ranges) * ranges + minima
    np.testing.assert_allclose(scored["reconstruction"], by_onnx[0], rtol=1e-4, atol=1e-4)
