"""Model files, opened by programs that are not heartline.

Run by Tests/Interop/run. HEARTLINE_INTEROP_FILES is a folder of models written by the Swift tests; HEARTLINE is
the program itself, and HEARTLINE_DATA the folder of ECG5000.
"""

import json
import os
import subprocess
from dataclasses import dataclass
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


def judge_onnx(path, beats):
    """Reconstruction, error and verdict of beats in the data's own units."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(["reconstruction", "error", "abnormal"], {"beat": np.asarray(beats, dtype=np.float32)})


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


# What is trained: the default, and networks of other shapes, activations and scalings.
SESSIONS = {
    "default": "train",
    "global": "set scaling global; layers 9; set activation elu; bottleneck 3; train 20; threshold percentile 90",
    "unscaled": "set scaling none; layers 20 10; set activation tanh; set learning-rate 0.003; train 20",
    "contaminated": "set contamination 10%; set activation leaky-relu; set test-size all; train 10; threshold best f2",
}
BEATS = [1, 17, 300, 500]
# How far double precision may be from the program's single precision.
NEAR = 1e-5


@dataclass
class Session:
    """A trained and saved model, loaded again by another process."""

    folder: Path
    evaluated: dict
    scored: dict
    classes: np.ndarray
    beats: np.ndarray

    @property
    def model(self):
        return heartline_model.load(self.folder / "m.safetensors")

    @property
    def is_abnormal(self):
        return self.classes != 1


@pytest.fixture(scope="module", params=SESSIONS)
def session(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("session")
    heartline(f"{SESSIONS[request.param]}; save m.safetensors; save m.onnx; save m.heartline", folder)
    scores = "; ".join(f"score {beat}" for beat in BEATS)
    printed = heartline(f"load m.safetensors; evaluate; {scores}", folder)
    scored = dict(zip(BEATS, (entry for entry in printed if entry["command"] == "score")))
    evaluated = next(entry for entry in printed if entry["command"] == "evaluate")
    # The session's own file leads to the very same figures.
    again = heartline(f"load m.heartline; evaluate; {scores}", folder)
    for first, second in zip(printed[2:], again[2:]):
        assert first == second
    # The 500 beats of the archive's TRAIN file are the test beats of the default split.
    classes, beats = heartline_model.read_ucr(DATA / "ECG5000_TRAIN.txt")
    return Session(folder, evaluated, scored, classes, beats)


def assert_auc(session, errors):
    own = heartline_model.area_under_curve(errors, session.is_abnormal)
    # Pairs that differ by less than single precision can tell may fall either way; there are few or none.
    doubt = heartline_model.undecided(errors, session.is_abnormal, margin=1e-7 * errors.mean())
    assert doubt < 1e-4
    assert session.evaluated["auc"] == pytest.approx(own, abs=NEAR + doubt)


@needs_program
def test_evaluate_can_be_recomputed_from_the_saved_file(session):
    _, errors = heartline_model.reconstruct(session.folder / "m.safetensors", session.beats)
    evaluated = session.evaluated
    assert evaluated["threshold"] == pytest.approx(session.model.threshold, rel=1e-7)
    assert_auc(session, errors)
    # A beat whose error all but equals the threshold may fall on either side in another arithmetic.
    margin = int((abs(errors - evaluated["threshold"]) < NEAR * evaluated["threshold"]).sum())
    for name, count in heartline_model.confusion(errors, session.is_abnormal, evaluated["threshold"]).items():
        assert abs(evaluated[name] - count) <= margin, name


@needs_program
def test_score_can_be_recomputed_from_both_files(session):
    for number, scored in session.scored.items():
        beat = session.beats[number - 1 : number]
        np.testing.assert_allclose(scored["beat"], beat[0], atol=NEAR)
        reconstructed, errors = heartline_model.reconstruct(session.folder / "m.safetensors", beat)
        np.testing.assert_allclose(scored["reconstruction"], reconstructed[0], rtol=NEAR, atol=NEAR)
        assert scored["error"] == pytest.approx(errors[0], rel=NEAR, abs=NEAR)
        assert scored["verdict"] == ("abnormal" if errors[0] > scored["threshold"] else "normal")
        by_onnx, onnx_errors, verdicts = judge_onnx(session.folder / "m.onnx", beat)
        np.testing.assert_allclose(scored["reconstruction"], by_onnx[0], rtol=NEAR, atol=NEAR)
        assert scored["error"] == pytest.approx(onnx_errors[0], rel=1e-4)
        assert scored["verdict"] == ("abnormal" if verdicts[0] else "normal")


@needs_program
def test_onnx_runtime_ranks_the_test_beats_the_same(session):
    graph = onnx.load(session.folder / "m.onnx")
    onnx.checker.check_model(graph, full_check=True)
    told = {entry.key: entry.value for entry in graph.metadata_props}
    assert told == {key: session.model.metadata[key] for key in told}
    assert {"recipe", "threshold", "seed", "epochs", "producer"} <= set(told)
    assert graph.producer_version and told["producer"] == f"heartline {graph.producer_version}"
    _, errors, verdicts = judge_onnx(session.folder / "m.onnx", session.beats)
    np.testing.assert_array_equal(verdicts, errors > np.float32(session.model.threshold))
    own = heartline_model.area_under_curve(errors, session.is_abnormal)
    # Single precision on both sides: neighbours may change places.
    assert session.evaluated["auc"] == pytest.approx(own, abs=1e-4)
    np.testing.assert_allclose(
        errors, heartline_model.reconstruct(session.folder / "m.safetensors", session.beats)[1], rtol=1e-4, atol=NEAR
    )


@needs_program
def test_a_session_is_a_model_file_too(session):
    model, whole = session.model, heartline_model.load(session.folder / "m.heartline")
    assert set(model.tensors) < set(whole.tensors)
    for name, values in model.tensors.items():
        np.testing.assert_array_equal(values, whole.tensors[name])
    for key in ("seed", "recipe", "epochs", "threshold", "scaling", "activation", "version"):
        assert model.metadata[key] == whole.metadata[key]
