package dev.bailiwick.knowledge;

/** Turns a text into a vector of which the direction says what the text is about. The same text gives the same vector, always. */
public interface Embeddings {

    /**
     * @param text 1 to 2,000 characters; what the model cannot read any more is cut
     * @return a vector of length 1 with {@link #dimensions} entries; not to be changed by the caller
     */
    float[] embed(String text);

    /** @return how many entries a vector has */
    int dimensions();

    /** @return the model's name and version, which vectors of different models must not be mixed across */
    String model();

    /** @return the cosine of two vectors of length 1 */
    static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
