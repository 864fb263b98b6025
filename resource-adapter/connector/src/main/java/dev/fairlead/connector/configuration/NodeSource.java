package dev.fairlead.connector.configuration;

import java.util.Map;
import java.util.Optional;

/** Where a node knows the others from, and the settings which that takes. */
enum NodeSource {
    LIST(Setting.GATEWAY_SELF.key() + " and " + Setting.GATEWAY_NODES.key()),
    DNS(Setting.GATEWAY_NODES_NAME.key()),
    JCACHE(Setting.GATEWAY_SELF.key());

    static final Map<String, NodeSource> WORDS = Map.of("list", LIST, "dns", DNS, "jcache", JCACHE);

    private final String needs;

    NodeSource(String needs) {
        this.needs = needs;
    }

    String needs() {
        return needs;
    }

    /**
     * <pre>
     * membership   needs              without membership, it is chosen by
     * list         self and nodes     self or nodes
     * dns          name               name
     * jcache       self               -
     * </pre>
     *
     * Empty if none is chosen.
     */
    static Optional<NodeSource> of(SettingValues values) {
        Optional<NodeSource> named = values.choice(Setting.GATEWAY_MEMBERSHIP, WORDS);
        if (named.isPresent()) {
            return named;
        }
        boolean listed = values.text(Setting.GATEWAY_SELF).isPresent()
                || values.text(Setting.GATEWAY_NODES).isPresent();
        return listed
                ? Optional.of(LIST)
                : values.text(Setting.GATEWAY_NODES_NAME).map(name -> DNS);
    }
}
