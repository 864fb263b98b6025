package com.sap.conn.jco;

public interface JCoAttributes {
    String getSystemID();

    String getSystemNumber();

    String getPartnerHost();

    String getPartnerRelease();

    String getKernelRelease();

    String getPartnerCodepage();

    String getClient();

    String getUser();

    String getISOLanguage();
}
