import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * One node of OpenSearch on loopback, as its distribution would start it, without security.
 *
 * <p>Arguments: a folder for its data, its name, its port for HTTP, its port for other nodes, and
 * the ports for nodes of all that form the cluster at first, with commas. Ends with its input.
 */
public final class Nodes {
    private static final class Loopback extends Node {
        Loopback(Settings settings, Collection<Class<? extends Plugin>> plugins) {
            super(
                    InternalSettingsPreparer.prepareEnvironment(
                            settings, Map.of(), null, () -> "loopback"),
                    plugins,
                    false);
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<String> ports = List.of(arguments[4].split(","));
        Settings settings =
                Settings.builder()
                        .put("path.home", Path.of(arguments[0]).toAbsolutePath().toString())
                        .put("cluster.name", "gisabot-tests")
                        .put("node.name", arguments[1])
                        .put("network.host", "127.0.0.1")
                        .put("http.port", arguments[2])
                        .put("transport.port", arguments[3])
                        .put("http.type", "netty4")
                        .put("transport.type", "netty4")
                        .putList(
                                "discovery.seed_hosts",
                                ports.stream().map(port -> "127.0.0.1:" + port).toList())
                        .putList("cluster.initial_cluster_manager_nodes", "node-" + ports.get(0))
                        .put("cluster.routing.allocation.disk.threshold_enabled", false)
                        .build();
        Node node =
                new Loopback(
                        settings,
                        List.of(
                                Netty4Plugin.class,
                                CommonAnalysisPlugin.class,
                                ReindexPlugin.class));
        node.start();
        System.out.println("started");
        System.out.flush();
        while (System.in.read() >= 0) {
            // until whoever started it ends
        }
        node.close();
    }
}
