package dev.fairlead.agent.kerberos;

import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSManager;

/** A service that lets users log on with SPNEGO. */
final class ServiceAcceptor {
    private static final String NEGOTIATE = "Negotiate ";

    private final Subject subject;

    ServiceAcceptor(String principal, Path keytab) throws Exception {
        LoginContext context = new LoginContext("service", new Subject(), null, new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return new AppConfigurationEntry[] {
                    new AppConfigurationEntry(
                            "com.sun.security.auth.module.Krb5LoginModule",
                            LoginModuleControlFlag.REQUIRED,
                            Map.of(
                                    "principal", principal,
                                    "keyTab", keytab.toString(),
                                    "useKeyTab", "true",
                                    "storeKey", "true",
                                    "isInitiator", "false",
                                    "refreshKrb5Config", "true"))
                };
            }
        });
        context.login();
        subject = context.getSubject();
    }

    /** Whose ticket that is. */
    String user(String authorization) {
        byte[] token = Base64.getDecoder().decode(authorization.substring(NEGOTIATE.length()));
        PrivilegedExceptionAction<String> accepted = () -> {
            GSSContext context = GSSManager.getInstance().createContext((GSSCredential) null);
            context.acceptSecContext(token, 0, token.length);
            return context.getSrcName().toString();
        };
        try {
            return Subject.doAs(subject, accepted);
        } catch (Exception refused) {
            return "refused: " + refused.getCause();
        }
    }
}
