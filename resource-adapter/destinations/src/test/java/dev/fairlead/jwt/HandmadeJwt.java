package dev.fairlead.jwt;

import dev.fairlead.caller.UserToken;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/** A JWT of any header and payload, signed with the JDK: no JOSE library has a say in what can be made. */
final class HandmadeJwt {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private HandmadeJwt() {}

    static UserToken signed(String header, String payload, KeyPair keys) {
        String algorithm = header.replaceAll("(?s).*\"alg\":\"(\\w+)\".*", "$1");
        String signedPart = encode(header) + "." + encode(payload);
        return UserToken.of(signedPart + "." + BASE64URL.encodeToString(sign(algorithm, signedPart, keys)));
    }

    static String encode(String text) {
        return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sign(String algorithm, String text, KeyPair keys) {
        try {
            String bits = algorithm.substring(2);
            Signature signature = Signature.getInstance(
                    switch (algorithm.substring(0, 2)) {
                        case "RS" -> "SHA" + bits + "withRSA";
                        case "PS" -> "RSASSA-PSS";
                        default -> "SHA" + bits + "withECDSAinP1363Format";
                    });
            if (algorithm.startsWith("PS")) {
                MGF1ParameterSpec mask = new MGF1ParameterSpec("SHA-" + bits);
                signature.setParameter(
                        new PSSParameterSpec("SHA-" + bits, "MGF1", mask, Integer.parseInt(bits) / 8, 1));
            }
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
