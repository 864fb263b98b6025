package dev.fairlead.jco;

import java.util.Map;

/** The getters of a destination that answer from its properties; defaults as the RFC specification, A.3, has them. */
abstract class PropertyReader implements JCoDestination {
    private static final String POOL = "jco.destination.";
    private static final String CAPACITY = POOL + "pool_capacity";
    private static final String PEAK = POOL + "peak_limit";
    private static final long MINUTE = 60_000;
    private static final long WAIT = 30_000;

    abstract Map<String, String> properties();

    private String text(String key) {
        return properties().get(key);
    }

    /** The engine refused what is no number when it read the destination. */
    private long number(String key, long otherwise) {
        String text = text(key);
        return text == null || text.isBlank() ? otherwise : Long.parseLong(text.strip());
    }

    @Override
    public final String getApplicationServerHost() {
        return text("jco.client.ashost");
    }

    @Override
    public final String getSystemNumber() {
        return text("jco.client.sysnr");
    }

    @Override
    public final String getMessageServerHost() {
        return text("jco.client.mshost");
    }

    @Override
    public final String getMessageServerService() {
        return text("jco.client.msserv");
    }

    @Override
    public final String getR3Name() {
        return text("jco.client.r3name");
    }

    @Override
    public final String getLogonGroup() {
        return text("jco.client.group");
    }

    @Override
    public final String getGatewayHost() {
        return text("jco.client.gwhost");
    }

    @Override
    public final String getGatewayService() {
        return text("jco.client.gwserv");
    }

    @Override
    public final String getSAPRouterString() {
        return text("jco.client.saprouter");
    }

    @Override
    public final String getTPHost() {
        return text("jco.client.tphost");
    }

    @Override
    public final String getTPName() {
        return text("jco.client.tpname");
    }

    @Override
    public final String getClient() {
        return text("jco.client.client");
    }

    @Override
    public final String getUser() {
        return text("jco.client.user");
    }

    @Override
    public final String getAliasUser() {
        return text("jco.client.alias_user");
    }

    @Override
    public final String getLanguage() {
        return text("jco.client.lang");
    }

    @Override
    public final String getLogonCheck() {
        return text("jco.client.lcheck");
    }

    @Override
    public final String getExternalIDData() {
        return text("jco.client.extid_data");
    }

    @Override
    public final String getExternalIDType() {
        return text("jco.client.extid_type");
    }

    @Override
    public final String getSncLibrary() {
        return text("jco.client.snc_lib");
    }

    @Override
    public final String getSncMode() {
        return text("jco.client.snc_mode");
    }

    @Override
    public final String getSncMyName() {
        return text("jco.client.snc_myname");
    }

    @Override
    public final String getSncPartnerName() {
        return text("jco.client.snc_partnername");
    }

    @Override
    public final String getSncQOP() {
        return text("jco.client.snc_qop");
    }

    @Override
    public final String getSncSSO() {
        return text("jco.client.snc_sso");
    }

    @Override
    public final String getRepositoryUser() {
        return text("jco.destination.repository.user");
    }

    @Override
    public final char getType() {
        if ("OnPremise".equals(text("jco.destination.proxy_type"))) {
            return 'N';
        }
        return getMessageServerHost() == null ? 'A' : 'B';
    }

    /** A limit of 0 has none; one that is not given is the capacity if that is, else there is none. */
    @Override
    public final int getPeakLimit() {
        long peak = number(PEAK, number(CAPACITY, 0));
        return peak == 0 ? 0 : (int) Math.max(peak, getPoolCapacity());
    }

    @Override
    public final int getPoolCapacity() {
        return (int) number(CAPACITY, 1);
    }

    @Override
    public final long getExpirationTime() {
        return number(POOL + "expiration_time", MINUTE);
    }

    @Override
    public final long getExpirationCheckPeriod() {
        return number(POOL + "expiration_check_period", MINUTE);
    }

    @Override
    public final long getMaxGetClientTime() {
        return number(POOL + "max_get_client_time", WAIT);
    }

    @Override
    public final boolean isPooledConnectionChecked() {
        return "1".equals(text(POOL + "pool_check_connection"));
    }
}
