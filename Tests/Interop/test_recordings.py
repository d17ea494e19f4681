"""PhysioNet records written by the `wfdb` package, scored by heartline.

Run by Tests/Interop/run. HEARTLINE names the program (default: the release build of this checkout).
"""

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
import wfdb

ROOT = Path(__file__).parents[2]
PROGRAM = os.environ.get("HEARTLINE", str(ROOT / ".build" / "release" / "heartline"))

pytestmark = pytest.mark.skipif(
    not Path(PROGRAM).exists() and os.environ.get("CI") != "true", reason="no program to test; set HEARTLINE"
)


def heart(seconds=60, rate=360, seed=1):
    """(two leads in millivolts, samples of the R peaks), made of Gaussian waves around each R peak."""
    random = np.random.default_rng(seed)
    time = np.arange(int(seconds * rate)) / rate
    peaks, at = [], 0.7
    while at < seconds - 0.7:
        peaks.append(at)
        at += 0.8 * (1 + 0.05 * np.sin(at) + 0.02 * random.standard_normal())
    waves = [(-0.17, 0.025, 0.15), (-0.03, 0.009, -0.12), (0, 0.011, 1.0), (0.03, 0.011, -0.25), (0.28, 0.05, 0.3)]
    lead = 0.2 * np.sin(2 * np.pi * 0.2 * time) + 0.02 * random.standard_normal(len(time))
    for peak in peaks:
        for place, width, height in waves:
            lead += height * np.exp(-0.5 * ((time - peak - place) / width) ** 2)
    return np.stack([lead, -0.5 * lead + 0.1], axis=1), np.round(np.array(peaks) * rate).astype(int)


def score(folder, *words, ok=True, epochs=3):
    """What heartline's `score` says, as the object `--json` prints."""
    environment = {**os.environ, "HOME": str(folder), "XDG_STATE_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    environment.pop("HEARTLINE_DATA", None)
    run = subprocess.run(
        [PROGRAM, "--json", "-c", f"train {epochs}; score {' '.join(words)}"],
        cwd=folder, capture_output=True, text=True, env=environment,
    )
    assert (run.returncode == 0) == ok, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


def write(folder, signals, rate=360, name="r", **more):
    settings = {"fmt": ["212", "212"], "adc_gain": [200, 200], "baseline": [1024, 0], **more}
    wfdb.wrsamp(
        name, fs=rate, units=["mV", "mV"], sig_name=["MLII", "V5"], p_signal=signals, write_dir=str(folder), **settings
    )


@pytest.mark.parametrize(
    "settings",
    [
        {"fmt": ["16", "16"], "adc_gain": [1000, 500], "baseline": [0, -77]},
        {"fmt": ["212", "212"]},
    ],
    ids=["16", "212"],
)
@pytest.mark.parametrize("lead", ["MLII", "V5", "2"])
def test_finds_the_r_peaks_of_a_record(tmp_path, settings, lead):
    signals, peaks = heart()
    write(tmp_path, signals, **settings)
    result = score(tmp_path, "r.hea", "--lead", lead)
    assert result["rate"] == 360
    assert result["leads"] == ["MLII", "V5"]
    assert result["lead"] == ("MLII" if lead == "MLII" else "V5")
    assert result["seconds"] == len(signals) / 360
    assert result["notes"] == [], "checksums match"
    found = [beat["sample"] for beat in result["beats"]]
    assert len(found) == len(peaks) - 1
    assert np.abs(np.array(found) - peaks[:-1]).max() <= 0.04 * 360
    assert result["notScored"] == 0
    assert abs(result["heartRate"] - 75) < 3


def test_the_samples_are_those_that_wfdb_reads(tmp_path):
    """The same record as wfdb sees it, handed over as text, has the same beats and errors."""
    signals, _ = heart(seconds=30)
    write(tmp_path, signals)
    read, fields = wfdb.rdsamp(str(tmp_path / "r"))
    np.savetxt(tmp_path / "r.csv", read, delimiter=",", header=",".join(fields["sig_name"]), comments="", fmt="%.9g")
    record, text = score(tmp_path, "r"), score(tmp_path, "r.csv", "--rate", "360")
    assert len(record["beats"]) > 30
    for one, other in zip(record["beats"], text["beats"], strict=True):
        assert one["sample"] == other["sample"] and one["verdict"] == other["verdict"]
        assert one["error"] == pytest.approx(other["error"], rel=1e-4)


def test_invalid_samples_are_missing(tmp_path):
    signals, peaks = heart(seconds=30)
    gap = slice(peaks[10] + 60, peaks[10] + 120)
    signals[gap, 0] = np.nan
    for fmt in ["16", "212"]:
        write(tmp_path, signals, name="r" + fmt, fmt=[fmt, fmt])
        result = score(tmp_path, "r" + fmt)
        assert [beat["problems"] for beat in result["beats"] if beat["problems"]] == [["missing"]]
        assert result["notScored"] == 1
        assert [problem["name"] for problem in result["problems"]] == ["missing"]
        assert score(tmp_path, "r" + fmt, "--lead", "V5")["problems"] == []


def test_an_odd_number_of_samples(tmp_path):
    signals, _ = heart(seconds=20)
    write(tmp_path, signals[:-1, :1].repeat(2, axis=1))
    wfdb.wrsamp("one", fs=360, units=["mV"], sig_name=["I"], p_signal=signals[:-1, :1], fmt=["212"], adc_gain=[200],
                baseline=[0], write_dir=str(tmp_path))
    assert score(tmp_path, "one")["seconds"] == (len(signals) - 1) / 360


def test_damage_is_said(tmp_path):
    signals, _ = heart(seconds=20)
    write(tmp_path, signals)
    bytes_ = bytearray((tmp_path / "r.dat").read_bytes())
    bytes_[3000] ^= 0x55
    (tmp_path / "r.dat").write_bytes(bytes_)
    assert any("checksum" in note for note in score(tmp_path, "r")["notes"])
    (tmp_path / "r.dat").write_bytes(bytes_[:5000])
    assert "fetch it again" in score(tmp_path, "r", ok=False)["error"]["message"]


def test_other_formats_are_refused(tmp_path):
    signals, _ = heart(seconds=20)
    write(tmp_path, signals, fmt=["80", "80"], adc_gain=[50, 50], baseline=[0, 0])
    assert "format 80" in score(tmp_path, "r", ok=False)["error"]["message"]


def test_it_says_that_it_is_no_medical_device(tmp_path):
    signals, _ = heart(seconds=20)
    write(tmp_path, signals)
    assert "no medical device" in score(tmp_path, "r")["warning"]
