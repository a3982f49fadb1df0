package dev.bailiwick.drafting.topics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Topics learnt from sentences. A topic's share of a text comes from three views that err differently: the boundary between the topics, the
 * middle of the topic's sentences, and its nearest sentence. The topic's own name counts as one more sentence, since whoever named it said
 * what it is about.
 */
final class Learnt {

    /** How much the two kinds of nearness count beside the logarithm of a share. */
    private static final double WEIGHT_OF_THE_MIDDLE = 3;
    private static final double WEIGHT_OF_THE_NEAREST = 3;

    /**
     * One text's topic.
     *
     * @param topic    the topic's number
     * @param nearest  the number of the topic's sentence that is nearest
     * @param nearness the cosine of the two
     * @param share    how sure it is, 0 to 1
     */
    record Told(int topic, int nearest, double nearness, double share) {
    }

    private final float[][] sentences;
    private final int[] topicOf;
    private final int given;
    private final float[][] centred;
    private final float[][] middles;
    private final float[] mean;
    private final Boundaries boundaries;

    /**
     * @param sentences vectors of length 1: first those of the sentences, then those of names
     * @param topicOf   each one's topic, counted from 0
     * @param topics    how many topics
     * @param given     how many of the vectors are sentences, which may be named as the nearest
     */
    Learnt(float[][] sentences, int[] topicOf, int topics, int given) {
        this.sentences = sentences;
        this.topicOf = topicOf;
        this.given = given;
        mean = mean(List.of(sentences));
        centred = new float[sentences.length][];
        Map<Integer, List<float[]>> byTopic = new LinkedHashMap<>();
        for (int i = 0; i < sentences.length; i++) {
            centred[i] = centred(sentences[i]);
            byTopic.computeIfAbsent(topicOf[i], key -> new ArrayList<>()).add(centred[i]);
        }
        middles = new float[topics][];
        byTopic.forEach((topic, vectors) -> middles[topic] = ofLengthOne(mean(vectors)));
        boundaries = Boundaries.learn(centred, topicOf, topics);
    }

    Told tell(float[] vector) {
        float[] looked = centred(vector);
        double[] nearestOf = new double[middles.length];
        java.util.Arrays.fill(nearestOf, -1);
        for (int i = 0; i < centred.length; i++) {
            nearestOf[topicOf[i]] = Math.max(nearestOf[topicOf[i]], dot(looked, centred[i]));
        }
        float[] shares = boundaries.shares(looked);
        double[] scores = new double[middles.length];
        int best = 0;
        for (int topic = 0; topic < scores.length; topic++) {
            scores[topic] = StrictMath.log(shares[topic] + 1e-12) + WEIGHT_OF_THE_MIDDLE * dot(looked, middles[topic])
                    + WEIGHT_OF_THE_NEAREST * nearestOf[topic];
            best = scores[topic] > scores[best] ? topic : best;
        }
        double all = 0;
        for (double score : scores) {
            all += StrictMath.exp(score - scores[best]);
        }
        int nearest = nearest(vector, best);
        return new Told(best, nearest, dot(vector, sentences[nearest]), 1 / all);
    }

    private int nearest(float[] vector, int topic) {
        int nearest = -1;
        double most = -2;
        for (int i = 0; i < given; i++) {
            double near = topicOf[i] == topic ? dot(vector, sentences[i]) : -2;
            if (near > most) {
                most = near;
                nearest = i;
            }
        }
        return nearest;
    }

    /** All sentences of one business share a direction that says nothing about their differences: it is taken out. */
    private float[] centred(float[] vector) {
        float[] without = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            without[i] = vector[i] - mean[i];
        }
        return ofLengthOne(without);
    }

    private static float[] mean(List<float[]> vectors) {
        float[] mean = new float[vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        return mean;
    }

    private static float[] ofLengthOne(float[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        for (int i = 0; length > 1e-9 && i < vector.length; i++) {
            vector[i] /= (float) length;
        }
        return vector;
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
