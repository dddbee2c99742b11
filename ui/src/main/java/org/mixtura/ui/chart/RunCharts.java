package org.mixtura.ui.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mixtura.core.CurveChoice;
import org.mixtura.core.figure.CurvesFigure;
import org.mixtura.core.score.ScoreLabel;

/** The two charts of a run: loss terms, and agreement with known types. Values may come one epoch after the other. */
public final class RunCharts {

    private static final String NO_LABELS =
            "No reference labels, so there is no score. Training does not need them; choose a label column in the"
                    + " import check to see ARI and NMI here.";

    private final CurvesPane loss = new CurvesPane("Loss per cell", "nats");
    private final CurvesPane scores = new CurvesPane("Agreement with known types", "score");
    private final Map<String, CurveSeries> lossSeries = new LinkedHashMap<>();
    private final Map<String, CurveSeries> scoreSeries = new LinkedHashMap<>();

    public RunCharts() {
        scores.withoutLogarithm();
    }

    /**
     * Begins with empty charts.
     *
     * @param terms loss terms, the total first; it alone is shown at first, because the terms have scales of their own
     * @param epochs the right end of the charts
     * @param labelled whether there are labels to agree with; if not, a sentence takes the place of scores
     */
    public void begin(List<String> terms, int epochs, boolean labelled) {
        loss.clear();
        lossSeries.clear();
        scores.clear();
        scoreSeries.clear();
        for (String term : terms) {
            int number = lossSeries.size() / 2;
            addLoss("train", term, number);
            addLoss("validation", term, number);
        }
        loss.setEpochs(epochs);
        scores.setEpochs(epochs);
        scores.setEmptyText(labelled ? "" : NO_LABELS);
    }

    private void addLoss(String split, String term, int number) {
        var series = new CurveSeries(term + " " + split, CurvesFigure.Look.ofTerm(number, split));
        boolean total = lossSeries.size() < 2;
        lossSeries.put(split + " " + term, series);
        loss.add(series);
        loss.setVisible(series, total);
    }

    /** Adds one value of a loss term; a term that was not announced is left out. Call {@link #rescale} afterwards. */
    public void appendLoss(String split, String term, int epoch, double value) {
        CurveSeries series = lossSeries.get(split + " " + term);
        if (series != null) {
            loss.append(series, epoch, value);
        }
    }

    /** Adds one score, for example {@code ari}. Call {@link #rescale} afterwards. */
    public void appendScore(String score, int epoch, double value) {
        scores.append(scoreSeries.computeIfAbsent(score, this::addScore), epoch, value);
    }

    private CurveSeries addScore(String score) {
        var series = new CurveSeries(ScoreLabel.of(score), CurvesFigure.Look.whole(scoreSeries.size()));
        scores.add(series);
        return series;
    }

    /** Marks the epoch with the best validation loss; 0: none yet. */
    public void setBest(int epoch) {
        loss.setBest(epoch > 0 ? OptionalDouble.of(epoch) : OptionalDouble.empty());
    }

    /** Marks the epoch that is looked at elsewhere; empty: none. */
    public void setShown(Optional<Integer> epoch) {
        loss.setShown(epoch);
        scores.setShown(epoch);
    }

    /** Fits the charts to their values. */
    public void rescale() {
        loss.rescale();
        scores.rescale();
    }

    /** What is seen: the curves of both charts, and the axis of the loss. */
    public CurveChoice choice() {
        var names = new ArrayList<>(loss.shownNames());
        names.addAll(scores.shownNames());
        return new CurveChoice(names, loss.isLogarithmic());
    }

    /** The chart of loss terms. */
    public CurvesPane loss() {
        return loss;
    }

    /** The chart of scores. */
    public CurvesPane scores() {
        return scores;
    }
}
