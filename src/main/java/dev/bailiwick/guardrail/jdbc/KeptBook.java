package dev.bailiwick.guardrail.jdbc;

import dev.bailiwick.guardrail.Activation;
import dev.bailiwick.guardrail.Books;
import dev.bailiwick.kernel.CompanyFiles;
import org.springframework.stereotype.Component;

/** At the start the book in force comes from the database, whatever stands in the folder. */
@Component
class KeptBook implements CompanyFiles.Kept {

    private final Books books;

    KeptBook(Books books) {
        this.books = books;
    }

    @Override
    public CompanyFiles over(CompanyFiles read) {
        return books.inForce().map(Activation::book).flatMap(books::find).map(book -> book.over(read)).orElse(read);
    }
}
