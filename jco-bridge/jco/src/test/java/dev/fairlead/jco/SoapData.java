package dev.fairlead.jco;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.jco.ext.DestinationDataProvider;
import java.util.Properties;

/** What a program needs to reach an emulated system over SOAP. */
final class SoapData {

    private SoapData() {}

    /** Of a user whose password is {@code geheim}. */
    static Properties of(AbapEmulator emulator, String user) {
        Properties data = new Properties();
        data.setProperty(DestinationDataProvider.JCO_CLIENT, "100");
        data.setProperty(DestinationDataProvider.JCO_USER, user);
        data.setProperty(DestinationDataProvider.JCO_PASSWD, "geheim");
        data.setProperty(DestinationDataProvider.JCO_LANG, "EN");
        data.setProperty("jco.destination.x_fairlead.soap_url", emulator.url().toString());
        data.setProperty("jco.destination.x_fairlead.allow_plain", "1");
        return data;
    }
}
