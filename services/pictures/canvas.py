"""Puts a drawing on a canvas. Only the process that draws imports this, and matplotlib."""

from __future__ import annotations

import io
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from PIL import Image

# Letters of a foreign name are letters, and no formula.
mpl.rcParams["text.parse_math"] = False
mpl.rcParams["font.family"] = "DejaVu Sans"
mpl.rcParams["font.size"] = 15

# A card of its own colour, which both dark and light chats frame.
PAPER, INK, PALE, GRID = "#f7f8fa", "#1d2733", "#6b7785", "#dfe3e8"
COLOURS = ("#2f7fd6", "#7a5cc7", "#1c9a87")
WARNING, GOOD, BAD, NOBODY = "#d6443a", "#3aa35b", "#d6443a", "#d3d8de"
# Inches and dots of each: 1080 by 1440.
WIDTH, HEIGHT, DOTS = 9.0, 12.0, 120

Json = dict[str, Any]


def draw(drawing: Json) -> bytes:
    panels = drawing["panels"]
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DOTS, facecolor=PAPER)
    figure.text(0.05, 0.972, drawing["title"], size=22, weight="bold", color=INK, va="top")
    figure.text(0.05, 0.938, drawing["subtitle"], size=15, color=PALE, va="top")
    grid = figure.add_gridspec(
        len(panels) + 1,
        1,
        height_ratios=[3, *([2] * (len(panels) - 1)), 0.35],
        left=0.105,
        right=0.965,
        top=0.85,
        bottom=0.05,
        hspace=0.42,
    )
    for place, panel in enumerate(panels):
        axes = figure.add_subplot(grid[place])
        _axes(axes, drawing, panel["title"])
        _panel(axes, panel, COLOURS[place % len(COLOURS)], drawing)
        if not place:
            _legend(figure, axes)
    axes = figure.add_subplot(grid[len(panels)])
    _axes(axes, drawing, drawing["band"]["title"])
    _band(axes, drawing)
    png = io.BytesIO()
    figure.savefig(png, format="png")
    return _small(png)


def _small(png: io.BytesIO) -> bytes:
    """With few colours: a third of the bytes, for phones in trains."""
    small = io.BytesIO()
    Image.open(png).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(small, "PNG")
    return small.getvalue()


def _axes(axes: Any, drawing: Json, title: str) -> None:
    axes.set_facecolor(PAPER)
    axes.set_xlim(drawing["begin"], drawing["end"])
    axes.set_title(title, loc="left", size=17, weight="bold", color=INK, pad=9)
    axes.set_xticks([at for at, _ in drawing["ticks"]], [text for _, text in drawing["ticks"]])
    axes.tick_params(colors=PALE, length=0, labelsize=14)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.grid(color=GRID, linewidth=1)
    axes.set_axisbelow(True)


def _panel(axes: Any, panel: Json, colour: str, drawing: Json) -> None:
    ticks = panel["ticks"]
    axes.set_yticks([at for at, _ in ticks], [text for _, text in ticks])
    axes.set_ylim(0, ticks[-1][0] * 1.02)
    for line in panel["lines"]:
        _line(axes, line, colour)
    if level := panel["level"]:
        axes.axhline(level["value"], color=WARNING, linewidth=2, linestyle=(0, (6, 4)))
        axes.text(
            drawing["begin"], level["value"], f" {level['label']}", size=13, color=WARNING,
            va="bottom",
        )  # fmt: skip
    if mark := panel["mark"]:
        _mark(axes, mark, colour, drawing)


def _legend(figure: Any, axes: Any) -> None:
    """Once for all panels, in which the lines look alike."""
    handles, labels = axes.get_legend_handles_labels()
    if handles:
        figure.legend(
            handles,
            labels,
            loc="upper left",
            bbox_to_anchor=(0.043, 0.918),
            ncols=len(handles),
            frameon=False,
            fontsize=14,
            labelcolor=PALE,
            handlelength=1.4,
            columnspacing=1.2,
        )


def _line(axes: Any, line: Json, colour: str) -> None:
    moments = [at for at, _ in line["points"]]
    values = [float("nan") if value is None else value for _, value in line["points"]]
    label = line["label"] or None
    if line["look"] == "area":
        axes.fill_between(moments, values, color=colour, alpha=0.22, linewidth=0)
        axes.plot(moments, values, color=colour, linewidth=2.4, label=label)
    elif line["look"] == "before":
        axes.plot(moments, values, color=PALE, linewidth=1.8, linestyle=(0, (4, 2)), label=label)
    else:
        axes.plot(moments, values, color=colour, linewidth=1.2, alpha=0.75, label=label)


def _mark(axes: Any, mark: Json, colour: str, drawing: Json) -> None:
    axes.plot([mark["at"]], [mark["value"]], "o", color=colour, markersize=9)
    middle = (drawing["begin"] + drawing["end"]) / 2
    left = mark["at"] > middle
    axes.annotate(
        mark["label"],
        (mark["at"], mark["value"]),
        xytext=(-10 if left else 10, 7),
        textcoords="offset points",
        ha="right" if left else "left",
        size=15,
        weight="bold",
        color=INK,
        bbox={"facecolor": PAPER, "edgecolor": "none", "alpha": 0.8, "pad": 1.5},
    )


def _band(axes: Any, drawing: Json) -> None:
    band = drawing["band"]
    axes.set_ylim(0, 1)
    axes.set_yticks([])
    axes.grid(visible=False)
    axes.axvspan(drawing["begin"], drawing["end"], color=NOBODY, linewidth=0)
    for spans, colour in ((band["up"], GOOD), (band["down"], BAD)):
        for begin, end in spans:
            axes.axvspan(begin, end, color=colour, linewidth=0.8 if colour == BAD else 0)
    place = 1.0
    for text, colour in reversed(list(zip(band["legend"], (GOOD, BAD, NOBODY), strict=True))):
        axes.text(
            place, 1.3, f"■ {text}", transform=axes.transAxes, ha="right", size=13,
            color=PALE if colour == NOBODY else colour,
        )  # fmt: skip
        place -= 0.035 + 0.0165 * (len(text) + 2)
