import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene with Nori as Elasticsearch sets it up: the Korean analyzer with its defaults, BM25 with
 * k1 1.2 and b 0.75, and a match query (any of the words).
 *
 * <p>Arguments: a file with a text a line, and one with a question a line. Prints, a line for each
 * question, the numbers of its ten best texts, from 0, best first, a tab, and nanoseconds.
 */
public final class Nori {
    private static final int BEST = 10;

    public static void main(String[] arguments) throws Exception {
        Analyzer analyzer = new KoreanAnalyzer();
        Directory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (String text : Files.readAllLines(Path.of(arguments[0]))) {
                Document document = new Document();
                document.add(new TextField("text", text, Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1); // document numbers are line numbers
        }
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        QueryBuilder builder = new QueryBuilder(analyzer);
        StringBuilder out = new StringBuilder();
        for (String question : Files.readAllLines(Path.of(arguments[1]))) {
            long begun = System.nanoTime();
            Query query = builder.createBooleanQuery("text", question);
            List<String> numbers = new ArrayList<>();
            if (query != null) {
                for (ScoreDoc hit : searcher.search(query, BEST).scoreDocs) {
                    numbers.add(Integer.toString(hit.doc));
                }
            }
            long took = System.nanoTime() - begun;
            out.append(String.join(" ", numbers)).append('\t').append(took).append('\n');
        }
        System.out.print(out);
    }
}
