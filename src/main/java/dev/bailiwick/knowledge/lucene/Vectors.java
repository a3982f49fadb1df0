package dev.bailiwick.knowledge.lucene;

import java.util.List;

/** Vectors, one row each, in one piece of memory, compared exactly and in a fixed order of additions. */
final class Vectors {

    private final float[] rows;
    private final int dimensions;

    /**
     * @param vectors    in the order of the rows
     * @param dimensions entries of each
     */
    Vectors(List<float[]> vectors, int dimensions) {
        this.dimensions = dimensions;
        this.rows = new float[Math.multiplyExact(vectors.size(), dimensions)];
        for (int row = 0; row < vectors.size(); row++) {
            System.arraycopy(vectors.get(row), 0, rows, row * dimensions, dimensions);
        }
    }

    /**
     * @param question a vector
     * @param from     the first row, inclusive
     * @param until    the last row, exclusive
     * @param products where each row's scalar product with it is written, at the row's index
     */
    void products(float[] question, int from, int until, float[] products) {
        int d = dimensions;
        for (int row = from; row < until; row++) {
            products[row] = dot(question, rows, row * d, d);
        }
    }

    /** Eight sums side by side, so that additions need not wait for each other; their order never changes, so neither does the result. */
    private static float dot(float[] q, float[] rows, int offset, int d) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = 0;
        for (; i + 7 < d; i += 8) {
            int o = offset + i;
            s0 += q[i] * rows[o];
            s1 += q[i + 1] * rows[o + 1];
            s2 += q[i + 2] * rows[o + 2];
            s3 += q[i + 3] * rows[o + 3];
            s4 += q[i + 4] * rows[o + 4];
            s5 += q[i + 5] * rows[o + 5];
            s6 += q[i + 6] * rows[o + 6];
            s7 += q[i + 7] * rows[o + 7];
        }
        float rest = 0;
        for (; i < d; i++) {
            rest += q[i] * rows[offset + i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) + rest;
    }
}
