package dev.fairlead.gateway.grid;

import static org.awaitility.Awaitility.await;

import com.hazelcast.cache.HazelcastCachingProvider;
import com.hazelcast.cache.HazelcastMemberCachingProvider;
import com.hazelcast.config.CacheSimpleConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheManager;

/** A data grid in this JVM, with members that find each other over loopback, and are meant for small machines. */
final class TestGrid implements AutoCloseable {
    /** What the grid itself says about the leases of this cache: they need two members. */
    static final String GUARDED = "guarded";

    private static final int FIRST_PORT = 5701;

    private final String name = "grid-" + UUID.randomUUID();
    private final List<Member> members = new ArrayList<>();

    /** Starts a member, and waits until all of them have what they need to go on without one of them. */
    Member join() {
        Member member = new Member(Hazelcast.newHazelcastInstance(configuration()));
        members.add(member);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> members.stream()
                        .filter(Member::isRunning)
                        .allMatch(each -> each.instance.getPartitionService().isClusterSafe()));
        return member;
    }

    private Config configuration() {
        Config config = new Config(name + "-" + members.size()).setClusterName(name);
        config.setProperty("hazelcast.logging.type", "jdk")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.partition.count", "11")
                .setProperty("hazelcast.operation.thread.count", "2")
                .setProperty("hazelcast.operation.call.timeout.millis", "5000");
        config.getMetricsConfig().setEnabled(false);
        config.addSplitBrainProtectionConfig(new SplitBrainProtectionConfig("two", true, 2));
        config.addCacheConfig(new CacheSimpleConfig()
                .setName(GUARDED + "-leases")
                .setKeyType(String.class.getName())
                .setValueType(String.class.getName())
                .setSplitBrainProtectionName("two"));
        config.getNetworkConfig().setPort(FIRST_PORT).setPortAutoIncrement(true).setPortCount(500);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        members.stream()
                .filter(Member::isRunning)
                .forEach(member -> join.getTcpIpConfig().addMember("127.0.0.1:" + member.port()));
        return config;
    }

    @Override
    public void close() {
        members.forEach(Member::die);
    }

    /** A member, as a node finds it. */
    static final class Member implements ManagerFinder {
        private final HazelcastInstance instance;
        private final CacheManager manager;

        private Member(HazelcastInstance instance) {
            this.instance = instance;
            // a provider of its own: one has one manager a name, and members share caches of managers of one name
            this.manager = new HazelcastMemberCachingProvider()
                    .getCacheManager(null, null, HazelcastCachingProvider.propertiesByInstanceItself(instance));
        }

        @Override
        public CacheManager find() throws IOException {
            if (!isRunning()) {
                throw new IOException("the grid is down");
            }
            return manager;
        }

        Cache<String, String> cache(String cacheName) {
            return manager.getCache(cacheName, String.class, String.class);
        }

        boolean isRunning() {
            return instance.getLifecycleService().isRunning();
        }

        /** Without a word to the others. */
        void die() {
            instance.getLifecycleService().terminate();
        }

        private int port() {
            return instance.getCluster().getLocalMember().getAddress().getPort();
        }
    }
}
