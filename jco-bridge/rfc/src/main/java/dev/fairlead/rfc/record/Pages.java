package dev.fairlead.rfc.record;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Cells one after the other, in arrays of one size: a table that grows leaves what it has where it is. One array for all
 * would be copied over and over, and collectors treat arrays of megabytes as a burden of their own.
 *
 * <p>All pages but the last have their full size. Whoever works on a cell takes its page, and its place there.
 *
 * @param <A> an array, of numbers or of objects
 */
final class Pages<A> {

    private static final int BITS = 11;
    private static final int SIZE = 1 << BITS;
    private static final int FEW = SIZE / 8;

    private final IntFunction<A> maker;
    private Object[] pages = {};
    private int count;
    private int capacity;

    /** @param maker an array of so many cells, each with the initial value */
    Pages(IntFunction<A> maker) {
        this.maker = maker;
    }

    /** The page that a cell is on. */
    @SuppressWarnings("unchecked")
    A of(int cell) {
        return (A) pages[cell >>> BITS];
    }

    /** The place of a cell on its page. */
    static int at(int cell) {
        return cell & SIZE - 1;
    }

    /** Cells that there is room for. */
    int capacity() {
        return capacity;
    }

    /** Makes room for so many cells; a short last page becomes at least twice as long. */
    void ensure(int cells) {
        while (capacity < cells) {
            if (at(capacity) != 0) {
                int start = capacity & -SIZE;
                resizeLast(Math.min(SIZE, Math.max(cells - start, 2 * at(capacity))));
            } else {
                int missing = cells - capacity;
                // rows that come one by one will fill the page; many that come at once get what they need
                append(count > 0 && missing < FEW ? SIZE : Math.min(SIZE, missing));
            }
        }
    }

    private void append(int size) {
        if (count == pages.length) {
            pages = Arrays.copyOf(pages, 1 + count + (count >> 1));
        }
        pages[count] = maker.apply(size);
        count++;
        capacity += size;
    }

    private void resizeLast(int size) {
        int start = count - 1 << BITS;
        A page = maker.apply(size);
        System.arraycopy(pages[count - 1], 0, page, 0, Math.min(size, capacity - start));
        pages[count - 1] = page;
        capacity = start + size;
    }

    /** Gives back the room behind so many cells. */
    void trim(int cells) {
        count = cells + SIZE - 1 >>> BITS;
        pages = Arrays.copyOf(pages, count);
        capacity = Math.min(capacity, count << BITS);
        if (capacity > cells) {
            resizeLast(cells - (count - 1 << BITS));
        }
    }

    /** Copies cells to where there is room for them; source and destination may overlap. */
    void copy(Pages<A> source, int from, int to, int cells) {
        boolean backwards = source == this && from < to;
        int done = 0;
        while (done < cells) {
            int left = cells - done;
            if (backwards) {
                int n = Math.min(left, Math.min(at(from + left - 1), at(to + left - 1)) + 1);
                transfer(source, from + left - n, to + left - n, n);
                done += n;
            } else {
                int n = Math.min(left, SIZE - Math.max(at(from + done), at(to + done)));
                transfer(source, from + done, to + done, n);
                done += n;
            }
        }
    }

    private void transfer(Pages<A> source, int from, int to, int cells) {
        System.arraycopy(source.of(from), at(from), of(to), at(to), cells);
    }

    /** Copies cells out of these, into an array of their own. */
    A copyOfRange(int from, int cells) {
        A copy = maker.apply(cells);
        int done = 0;
        while (done < cells) {
            int n = Math.min(cells - done, SIZE - at(from + done));
            System.arraycopy(of(from + done), at(from + done), copy, done, n);
            done += n;
        }
        return copy;
    }
}
