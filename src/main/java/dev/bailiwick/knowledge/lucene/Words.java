package dev.bailiwick.knowledge.lucene;

import dev.bailiwick.kernel.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Lexical scores (BM25 with Lucene's k1 = 1.2, b = 0.75) of every row of a shelf. English words are stemmed and its stop words left
 * out; other languages are only cut into words and put in small letters.
 */
final class Words {

    private static final String FIELD = "text";
    private static final int MOST_TERMS = 200;

    private final Analyzer analyzer;
    private final IndexSearcher searcher;
    private final int rows;

    /**
     * @param language the language of all texts
     * @param texts    one for each row, in the order of the rows
     */
    Words(Language language, List<String> texts) {
        this.analyzer = language.equals(Language.ENGLISH) ? new EnglishAnalyzer() : new StandardAnalyzer();
        this.rows = texts.size();
        try {
            var directory = new ByteBuffersDirectory();
            var config = new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity()).setRAMBufferSizeMB(64)
                    .setMergePolicy(NoMergePolicy.INSTANCE);
            try (var writer = new IndexWriter(directory, config)) {
                for (String text : texts) {
                    var document = new Document();
                    document.add(new TextField(FIELD, text, Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
            this.searcher.setSimilarity(new BM25Similarity());
            this.searcher.setQueryCache(null);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be written", e);
        }
    }

    /**
     * @param question any words
     * @return for every row its score, 0 where no word fits
     */
    float[] scores(String question) {
        var query = new BooleanQuery.Builder();
        terms(question).forEach(term -> query.add(new TermQuery(new Term(FIELD, term)), BooleanClause.Occur.SHOULD));
        try {
            return searcher.search(query.build(), new CollectorManager<IntoArray, float[]>() {
                @Override
                public IntoArray newCollector() {
                    return new IntoArray(new float[rows]);
                }

                @Override
                public float[] reduce(Collection<IntoArray> collectors) {
                    // Without an executor there is one slice, so one collector; none when there are no rows.
                    return collectors.isEmpty() ? new float[rows] : collectors.iterator().next().scores;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", e);
        }
    }

    private Set<String> terms(String question) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(FIELD, question)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (terms.size() < MOST_TERMS && tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
        return terms;
    }

    /** Writes each score to its row: a document's number is its row, since one thread added them in order and nothing is merged. */
    private static final class IntoArray extends SimpleCollector {

        private final float[] scores;
        private Scorable scorer;
        private int base;

        IntoArray(float[] scores) {
            this.scores = scores;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            base = context.docBase;
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public void collect(int document) throws IOException {
            scores[base + document] = scorer.score();
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }
    }
}
