package dev.fairlead.agent.principal;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.fuzz.Input;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Any pattern with any claims becomes a subject, or is refused; a claim cannot add to the subject's fields. */
public final class SubjectFuzz {

    private SubjectFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws InvalidNameException {
        String pattern = data.consumeString(60);
        JsonObject claims;
        try {
            claims = Json.read(data.consumeRemainingAsString());
        } catch (JsonException none) {
            claims = Json.object()
                    .add("user_name", "anna")
                    .add("x", "CN=b,O=c+OU=d")
                    .build();
        }
        try {
            Subject subject = SubjectPattern.of(Map.of(SubjectField.CN, pattern))
                    .subjectOf(new Claims(PrincipalKind.BUSINESS, claims));
            LdapName written = new LdapName(subject.toString());
            Input.require(written.size() == 1 && written.getRdn(0).size() == 1, "one field became " + subject);
            Input.require(
                    written.getRdn(0).getValue().equals(subject.fields().get(SubjectField.CN)),
                    "what is written is another value: " + subject);
        } catch (IllegalArgumentException | PrincipalRefusedException refused) {
            Input.require(refused.getMessage() != null, "refused without a reason");
        }
    }
}
