package dev.fairlead.rfc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that calls a function module. {@link RfcConnection#modules} implements the interface that has it:
 *
 * <pre>{@code
 * interface CompanyCodes {
 *     @RfcModule("BAPI_COMPANYCODE_GETLIST")
 *     @Tables("COMPANYCODE_LIST")
 *     List<CompanyCode> all();
 *
 *     @RfcModule("BAPI_COMPANYCODE_GETDETAIL")
 *     Detail detail(@Import("COMPANYCODEID") String id);
 *
 *     record CompanyCode(@Field("COMP_CODE") String id, @Field("COMP_NAME") String name) {}
 *
 *     record Detail(@Export("COMPANYCODE_DETAIL") Company company, @Export("RETURN") Message message) {}
 * }
 * }</pre>
 *
 * <p>Parameters carry {@link Import}, {@link Changing} or {@link Tables}; one that is null is not sent. The method returns
 * nothing; or what {@link Export}, {@link Changing} or {@link Tables} at the method names; or a Java record whose
 * components carry these; or the {@link RfcFunction} itself.
 *
 * <p>Scalars are Java's numbers, String, boolean for a flag that is X or blank, LocalDate, LocalTime, byte arrays, or an
 * Optional of one, empty for an initial value; structures are Java records, tables are Lists. A plain LocalDate is null for
 * an initial date. {@link Convert} takes care of all else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RfcModule {

    /** Name of the function module. */
    String value();
}
