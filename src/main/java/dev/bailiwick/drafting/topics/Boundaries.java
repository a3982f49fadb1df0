package dev.bailiwick.drafting.topics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Boundaries between topics, learnt from vectors: multinomial logistic regression with a penalty on large weights, by Nesterov's accelerated
 * descent from nought. There is no chance in it: the same vectors give the same boundaries, to the bit, on however many cores.
 */
final class Boundaries {

    private static final int ROUNDS = 250;
    /** How little a large weight costs; many sentences outweigh it. */
    private static final double LEEWAY = 10;

    private final int topics;
    /** By dimension, then topic: rows that the processor can work on as a whole. */
    private final float[][] weights;
    private final float[] biases;

    private Boundaries(int topics, float[][] weights, float[] biases) {
        this.topics = topics;
        this.weights = weights;
        this.biases = biases;
    }

    /**
     * @param vectors vectors of length 1, all with as many entries
     * @param topicOf each vector's topic, counted from 0
     * @param topics  how many topics there are
     */
    static Boundaries learn(float[][] vectors, int[] topicOf, int topics) {
        int dimensions = vectors[0].length;
        double penalty = 1 / (LEEWAY * vectors.length);
        // The loss is never more curved than this; the step is as long as that allows.
        float step = (float) (1 / (0.5 * (largestEigenvalue(vectors) + 1) + penalty));
        float[][] now = new float[dimensions][topics];
        float[] nowBiases = new float[topics];
        Boundaries ahead = new Boundaries(topics, new float[dimensions][topics], new float[topics]);
        double pace = 1;
        for (int round = 0; round < ROUNDS; round++) {
            float[][] errors = ahead.errors(vectors, topicOf);
            double nextPace = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
            float momentum = (float) ((pace - 1) / nextPace);
            // Each dimension is somebody's alone, so that the order of adding never depends on who is faster.
            IntStream.range(0, dimensions).parallel().forEach(dimension -> {
                float[] slope = new float[topics];
                for (int i = 0; i < vectors.length; i++) {
                    float value = vectors[i][dimension];
                    float[] error = errors[i];
                    for (int topic = 0; topic < topics; topic++) {
                        slope[topic] += value * error[topic];
                    }
                }
                advance(now[dimension], ahead.weights[dimension], slope, (float) penalty, step, momentum, vectors.length);
            });
            float[] slope = new float[topics];
            for (float[] error : errors) {
                for (int topic = 0; topic < topics; topic++) {
                    slope[topic] += error[topic];
                }
            }
            advance(nowBiases, ahead.biases, slope, 0, step, momentum, vectors.length);
            pace = nextPace;
        }
        return new Boundaries(topics, now, nowBiases);
    }

    private static void advance(float[] now, float[] ahead, float[] slope, float penalty, float step, float momentum, int count) {
        for (int topic = 0; topic < now.length; topic++) {
            float next = ahead[topic] - step * (slope[topic] / count + penalty * ahead[topic]);
            ahead[topic] = next + momentum * (next - now[topic]);
            now[topic] = next;
        }
    }

    /** By how much each topic's share of each vector is off. */
    private float[][] errors(float[][] vectors, int[] topicOf) {
        float[][] errors = new float[vectors.length][];
        IntStream.range(0, vectors.length).parallel().forEach(i -> {
            float[] shares = shares(vectors[i]);
            shares[topicOf[i]] -= 1;
            errors[i] = shares;
        });
        return errors;
    }

    /**
     * @param vector a vector
     * @return each topic's share, together 1
     */
    float[] shares(float[] vector) {
        float[] shares = Arrays.copyOf(biases, topics);
        for (int dimension = 0; dimension < vector.length; dimension++) {
            float value = vector[dimension];
            float[] row = weights[dimension];
            for (int topic = 0; topic < topics; topic++) {
                shares[topic] += value * row[topic];
            }
        }
        float largest = shares[0];
        for (float share : shares) {
            largest = Math.max(largest, share);
        }
        float sum = 0;
        for (int topic = 0; topic < topics; topic++) {
            // StrictMath, so that another processor's shortcut cannot change a digit.
            shares[topic] = (float) StrictMath.exp(shares[topic] - largest);
            sum += shares[topic];
        }
        for (int topic = 0; topic < topics; topic++) {
            shares[topic] /= sum;
        }
        return shares;
    }

    /** The largest eigenvalue of the vectors' second moments, by power iteration; a little more than it, to be safe. */
    private static double largestEigenvalue(float[][] vectors) {
        double[] direction = new double[vectors[0].length];
        Arrays.fill(direction, 1 / Math.sqrt(direction.length));
        double length = 0;
        for (int round = 0; round < 30; round++) {
            double[] next = new double[direction.length];
            for (float[] vector : vectors) {
                double along = 0;
                for (int i = 0; i < vector.length; i++) {
                    along += vector[i] * direction[i];
                }
                for (int i = 0; i < vector.length; i++) {
                    next[i] += along * vector[i] / vectors.length;
                }
            }
            length = Math.sqrt(Arrays.stream(next).map(value -> value * value).sum());
            if (length == 0) {
                return 1;
            }
            for (int i = 0; i < next.length; i++) {
                direction[i] = next[i] / length;
            }
        }
        return length * 1.1;
    }
}
