package dev.fairlead.emulator.testing;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.soap.Limits;
import dev.fairlead.rfc.soap.SoapCodec;
import dev.fairlead.rfc.soap.SoapFault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Calls an emulator over HTTP as a user, with cookies. */
public final class SoapClient {
    private static final String PATH = "/sap/bc/soap/rfc";

    private final AbapEmulator emulator;
    private final String authorization;
    private final SoapCodec codec = new SoapCodec(Limits.DEFAULT, false);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    public SoapClient(AbapEmulator emulator, String user, String password) {
        this.emulator = emulator;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public FunctionData function(String name) {
        return emulator.connect("TESTER").function(name);
    }

    /** Sends the call and reads its answer; fails if the answer is no message. */
    public Optional<SoapFault> call(FunctionData function) {
        HttpResponse<byte[]> answer = post(function, "");
        try {
            return codec.readResponse(new ByteArrayInputStream(answer.body()), Optional.empty(), function);
        } catch (IOException e) {
            throw new UncheckedIOException("Status " + answer.statusCode(), e);
        }
    }

    /** Sends the call and returns what comes. */
    public HttpResponse<byte[]> post(FunctionData function, String query) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            codec.request(function, DateTimeForm.ISO).writeTo(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return send(builder(PATH + query).POST(HttpRequest.BodyPublishers.ofByteArray(message.toByteArray())));
    }

    public HttpResponse<byte[]> postText(String path, String body) {
        return send(builder(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<byte[]> get(String path) {
        return send(builder(path).GET());
    }

    /** Without a logon. */
    public HttpResponse<byte[]> getAnonymously(String path) {
        return send(HttpRequest.newBuilder(URI.create(emulator.url() + path)).GET());
    }

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(URI.create(emulator.url() + path))
                .header("Authorization", authorization)
                .header("Content-Type", "text/xml; charset=UTF-8");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
