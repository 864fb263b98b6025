package com.sap.conn.jco;

import java.util.Map;

/** What the backend says of the system. */
final class StandInAttributes implements JCoAttributes {
    private final Map<String, Object> facts;

    StandInAttributes(Map<String, Object> facts) {
        this.facts = facts;
    }

    @Override
    public String getSystemID() {
        return (String) facts.get("systemId");
    }

    @Override
    public String getSystemNumber() {
        return null;
    }

    @Override
    public String getPartnerHost() {
        return (String) facts.get("host");
    }

    @Override
    public String getPartnerRelease() {
        return (String) facts.get("release");
    }

    @Override
    public String getKernelRelease() {
        return (String) facts.get("kernelRelease");
    }

    @Override
    public String getPartnerCodepage() {
        return (String) facts.get("codePage");
    }

    @Override
    public String getClient() {
        return (String) facts.get("client");
    }

    @Override
    public String getUser() {
        return (String) facts.get("user");
    }

    @Override
    public String getISOLanguage() {
        return (String) facts.get("language");
    }
}
