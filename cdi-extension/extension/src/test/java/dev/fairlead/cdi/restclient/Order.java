package dev.fairlead.cdi.restclient;

/** An order as JSON. */
public class Order {
    public int number;
    public String text;

    public static Order of(int number, String text) {
        Order order = new Order();
        order.number = number;
        order.text = text;
        return order;
    }
}
