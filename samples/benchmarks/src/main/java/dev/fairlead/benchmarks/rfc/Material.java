package dev.fairlead.benchmarks.rfc;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlSchemaType;
import java.math.BigDecimal;
import javax.xml.datatype.XMLGregorianCalendar;

/** A row, the way generators make classes of WSDL. */
@XmlAccessorType(XmlAccessType.FIELD)
public class Material {
    @XmlElement(name = "MATNR")
    String number;

    @XmlElement(name = "WERKS")
    String plant;

    @XmlElement(name = "MAKTX")
    String text;

    @XmlElement(name = "MENGE")
    BigDecimal quantity;

    @XmlElement(name = "MEINS")
    String unit;

    @XmlElement(name = "BUDAT")
    @XmlSchemaType(name = "date")
    XMLGregorianCalendar date;

    @XmlElement(name = "CPUTM")
    @XmlSchemaType(name = "time")
    XMLGregorianCalendar time;

    @XmlElement(name = "ZAEHL")
    int count;

    @XmlElement(name = "LIFNR")
    String supplier;

    @XmlElement(name = "FLAG")
    String flag;
}
