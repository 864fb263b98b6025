package dev.fairlead.jco;

import java.util.function.BiConsumer;

/** The setters of a custom destination's logon, each of which is a property. */
final class CustomLogon implements JCoCustomDestination.UserData, JCoCustomDestination.SNCConfiguration {
    private final BiConsumer<String, String> properties;

    /** @param properties takes key and value; the value may be null */
    CustomLogon(BiConsumer<String, String> properties) {
        this.properties = properties;
    }

    private void set(String name, String value) {
        properties.accept("jco.client." + name, value);
    }

    private static String flag(boolean set) {
        return set ? "1" : "0";
    }

    @Override
    public void setClient(String client) {
        set("client", client);
    }

    @Override
    public void setUser(String user) {
        set("user", user);
    }

    @Override
    public void setAliasUser(String alias) {
        set("alias_user", alias);
    }

    @Override
    public void setPassword(String password) {
        set("passwd", password);
    }

    @Override
    public void setLanguage(String language) {
        set("lang", language);
    }

    @Override
    public void setLogonCheck(int check) {
        set("lcheck", String.valueOf(check));
    }

    @Override
    public void setX509Certificate(String certificate) {
        set("x509cert", certificate);
    }

    @Override
    public void setSSOTicket(String ticket) {
        set("mysapsso2", ticket);
    }

    @Override
    public void requestSSOTicket(boolean request) {
        set("getsso2", flag(request));
    }

    @Override
    public void setExternalIDData(String data) {
        set("extid_data", data);
    }

    @Override
    public void setExternalIDType(String type) {
        set("extid_type", type);
    }

    @Override
    public void setSncMode(String mode) {
        set("snc_mode", mode);
    }

    @Override
    public void setSncQOP(String quality) {
        set("snc_qop", quality);
    }

    @Override
    public void setSncMyName(String name) {
        set("snc_myname", name);
    }

    @Override
    public void setSncPartnerName(String name) {
        set("snc_partnername", name);
    }

    @Override
    public void setSncLibrary(String path) {
        set("snc_lib", path);
    }

    @Override
    public void setSncWithSSO(boolean logon) {
        set("snc_sso", flag(logon));
    }
}
