/**
 * Values of merge fields that say that there is none. Compared as a whole, in the letter case given.
 *
 * Source: the empty values of spreadsheets and programs (Excel's error values, pandas' `na_values`,
 * JavaScript's and Python's words), and measured in lists that people exported.
 */
import { list } from '../list.ts';

export const NO_VALUES: readonly string[] = list`
  undefined | null | NULL | (null) | <null> | [null] | NaN | nan | N/A | n/a | #N/A | N.A. | n.a. |
  #REF! | #VALUE! | #NAME? | #DIV/0! | #NUM! | #NULL! | #ERROR! | None | none | (none) | nil |
  [object Object] | - | -- | --- | – | — | . | ? | ?? | ??? | _ | TBD | tbd | TODO | xxx | XXX |
  unknown | Unknown | UNKNOWN | (blank) | (empty) | [First Name] | First Name | first_name |
  FirstName | FIRSTNAME | FNAME | Vorname | Prénom | Nombre | test | Test | TEST | asdf
`;

/** Names that look alike. */
export const NO_VALUE_NEAR_MISSES: readonly string[] = list`
  Null | Nan | Na | Noni | Non | Nil Armstrong | Testa | Tess | Xu | Ng | O | Ø | Nonesuch | Undine
`;
