package dev.fairlead.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantNamesTest {

    private static TenantNames names(String id, String subdomain) {
        return new TenantNames(Optional.ofNullable(id), Optional.ofNullable(subdomain));
    }

    @Test
    void includeIdAndSubdomainInEitherCase() {
        assertThat(names("0C7D-1", "acme").include("0c7d-1")).isTrue();
        assertThat(names("0c7d-1", "acme").include("Acme")).isTrue();
        assertThat(names("0c7d-1", "acme").include("umbrella")).isFalse();
        assertThat(names(null, null).include("acme")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1, acme, 1, acme, true",
        "1, acme, 1, , true",
        "1, , 1, other, true",
        "1, acme, 2, acme, false",
        "1, acme, , acme, true",
        ", acme, , ACME, true",
        ", acme, , other, false",
        "1, , , acme, false",
        ", , , , false"
    })
    void areTheSameByIdOrWhereOneIsMissingBySubdomain(
            String id, String subdomain, String otherId, String otherSubdomain, boolean same) {
        assertThat(names(id, subdomain).same(names(otherId, otherSubdomain))).isEqualTo(same);
        assertThat(names(otherId, otherSubdomain).same(names(id, subdomain))).isEqualTo(same);
    }
}
