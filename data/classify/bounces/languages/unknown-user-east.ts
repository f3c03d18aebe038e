/** An unknown recipient in Slavic and other eastern languages of Europe, and Turkish. */
import type { BounceRule } from '../bounce-rule.ts';
import { list } from '../../../list.ts';
import { OUR_SIDE } from './our-side-words.ts';

const UNKNOWN = { reason: 'user_unknown', class: 'hard', whenTemporary: 'soft', near: 60 } as const;

export const UNKNOWN_USER_EAST: readonly BounceRule[] = [
  {
    id: 'user-unknown-russian',
    ...UNKNOWN,
    any: list`
      нет такого пользователя | нет такого адреса | нет такого ящика | неизвестный пользователь |
      неизвестный получатель | неизвестный адресат
    `,
    each: [
      list`
        пользователь | пользователя | получатель | получателя | адресат | адресата | адрес |
        адреса | почтовый ящик | почтового ящика | ящик | ящика | учетная запись |
        учётная запись | учетной записи | учётной записи | аккаунт | аккаунта | абонент
      `,
      list`
        не существует | больше не существует | не найден | не найдена | не найдено |
        не удалось найти | неизвестен | неизвестна | неизвестный | неизвестного | отсутствует |
        недействителен | недействительный | не зарегистрирован | неверный | неверен |
        некорректный | удален | удалён
      `,
    ],
    unless: [
      ...OUR_SIDE,
      ...list`заблокирован | заблокирована | пароль | аутентификация | домен отправителя | лимит | квота`,
    ],
    example: '550 Пользователь bea@example.test не существует',
    examples: list`
      550 5.1.1 Нет такого пользователя | 550 Адрес не найден |
      550 Почтовый ящик получателя не существует | 550 неизвестный получатель
    `,
    nearMisses: ['550 Адрес отправителя не существует', '550 IP-адрес неизвестен'],
    why: 'Mail.ru, Yandex, Rambler, and reports of Gmail in Russian.',
  },
  {
    id: 'user-unknown-ukrainian',
    ...UNKNOWN,
    any: ['немає такого користувача', 'невідомий користувач', 'невідомий одержувач'],
    each: [
      list`
        користувач | користувача | одержувач | одержувача | отримувач | отримувача | адреса |
        адресу | адресат | адресата | поштова скринька | поштової скриньки | скринька |
        обліковий запис
      `,
      list`
        не існує | не знайдено | не знайдений | не знайдена | невідомий | невідома | відсутній |
        відсутня | недійсна | недійсний | не зареєстрований
      `,
    ],
    unless: [...OUR_SIDE, ...list`заблоковано | заблокований | пароль`],
    example: '550 Користувач bea@example.test не існує',
    examples: ['550 5.1.1 Невідомий одержувач', '550 Адресу не знайдено'],
    nearMisses: ['550 Адреса відправника не існує'],
    why: 'ukr.net, i.ua, and reports of Gmail in Ukrainian.',
  },
  {
    id: 'user-unknown-polish',
    ...UNKNOWN,
    any: list`
      nie ma takiego użytkownika | nie ma takiego uzytkownika | nie ma takiego adresu |
      nie ma takiego konta | nieznany użytkownik | nieznany uzytkownik | nieznany odbiorca |
      brak takiego użytkownika | brak takiego uzytkownika
    `,
    each: [
      list`
        użytkownik | użytkownika | uzytkownik | uzytkownika | odbiorca | odbiorcy | adresat |
        adresata | adres | adresu | konto | konta | skrzynka | skrzynki
      `,
      list`
        nie istnieje | nie istnieją | nieistniejący | nieistniejąca | nie znaleziono |
        nie został znaleziony | nie została znaleziona | nieznany | nieznana | nieprawidłowy |
        nieprawidlowy | nieprawidłowe | niepoprawny | niepoprawne | nieaktualny | nie odnaleziono
      `,
    ],
    unless: [...OUR_SIDE, ...list`zablokowany | zablokowana | hasło | uwierzytelnianie | limit`],
    example: '550 Użytkownik bea@example.test nie istnieje',
    examples: list`
      550 5.1.1 Nie ma takiego konta | 550 Nie znaleziono adresu | 550 Skrzynka odbiorcy nie istnieje
    `,
    nearMisses: ['550 Adres nadawcy nie istnieje', '550 Adres IP nieznany'],
    why: 'WP, Onet, o2.pl, Interia, home.pl, and reports of Gmail in Polish.',
  },
  {
    id: 'user-unknown-czech',
    ...UNKNOWN,
    any: list`neznámý uživatel | neznámý příjemce | neznámy používateľ | neznámy príjemca`,
    each: [
      list`
        uživatel | uživatele | příjemce | adresa | adresu | adresát | schránka | schránku | účet |
        používateľ | používateľa | príjemca | adresát | konto
      `,
      list`
        neexistuje | nebyl nalezen | nebyla nalezena | nenalezen | nenalezena | neznámý | neznámá |
        nenašla | nenájdená | nebola nájdená | neplatná | neplatný | není platná
      `,
    ],
    unless: [...OUR_SIDE, ...list`blokován`],
    example: '550 Uživatel bea@example.test neexistuje',
    examples: list`
      550 5.1.1 Neznámý příjemce | 550 Adresa nenalezena | 550 Príjemca neexistuje
    `,
    nearMisses: ['550 Odesílatel neexistuje'],
    why: 'Seznam, Centrum, Azet, and reports of Gmail in Czech and Slovak.',
  },
  {
    id: 'user-unknown-hungarian',
    ...UNKNOWN,
    any: ['ismeretlen felhasználó', 'ismeretlen címzett', 'nincs ilyen felhasználó'],
    each: [
      list`felhasználó | címzett | cím | címet | e-mail cím | e-mail-cím | postafiók | fiók`,
      list`
        nem létezik | nem található | ismeretlen | érvénytelen | nem sikerült megtalálni
      `,
    ],
    unless: [...OUR_SIDE, ...list`letiltva`],
    example: '550 A címzett bea@example.test nem létezik',
    examples: ['550 5.1.1 Ismeretlen felhasználó', '550 A cím nem található'],
    nearMisses: ['550 A feladó címe nem található'],
    why: 'Freemail, Citromail, and reports of Gmail in Hungarian.',
  },
  {
    id: 'user-unknown-turkish',
    ...UNKNOWN,
    any: ['bilinmeyen kullanıcı', 'bilinmeyen alıcı', 'böyle bir kullanıcı yok'],
    each: [
      list`
        kullanıcı | kullanıcısı | alıcı | alıcının | adres | adresi | e-posta adresi | hesap |
        hesabı | posta kutusu
      `,
      list`
        bulunamadı | bulunmuyor | bulunmamaktadır | mevcut değil | yok | bilinmiyor | bilinmeyen |
        geçersiz | geçerli değil
      `,
    ],
    unless: [...OUR_SIDE, ...list`engellendi`],
    example: '550 Alıcı bea@example.test bulunamadı',
    examples: ['550 5.1.1 Bilinmeyen kullanıcı', '550 E-posta adresi mevcut değil'],
    nearMisses: ['550 Gönderen adresi bulunamadı'],
    why: 'Mynet, Natro, and reports of Gmail in Turkish.',
  },
  {
    id: 'user-unknown-greek',
    ...UNKNOWN,
    any: ['άγνωστος χρήστης', 'άγνωστος παραλήπτης'],
    each: [
      list`
        χρήστης | παραλήπτης | παραλήπτη | διεύθυνση | διεύθυνσης | λογαριασμός | γραμματοκιβώτιο
      `,
      list`
        δεν υπάρχει | δεν βρέθηκε | άγνωστος | άγνωστη | δεν είναι έγκυρη | μη έγκυρη | δεν εντοπίστηκε
      `,
    ],
    unless: [...OUR_SIDE, ...list`ανεπιθύμητη`],
    example: '550 Ο χρήστης bea@example.test δεν υπάρχει',
    examples: ['550 5.1.1 Άγνωστος παραλήπτης', '550 Δεν βρέθηκε η διεύθυνση'],
    nearMisses: ['550 Η διεύθυνση του αποστολέα δεν υπάρχει'],
    why: 'OTE, Forthnet, and reports of Gmail in Greek.',
  },
  {
    id: 'user-unknown-further',
    ...UNKNOWN,
    any: list`
      непознат потребител | няма такъв потребител | потребителят не съществува |
      адресът не е намерен | адресът не съществува | nepoznat korisnik | nepoznat primatelj |
      korisnik ne postoji | primatelj ne postoji | adresa ne postoji | adresa nije pronađena |
      uporabnik ne obstaja | naslov ne obstaja | naslova ni mogoče najti | neznan uporabnik |
      vartotojas neegzistuoja | vartotojas nerastas | adresas nerastas | lietotājs nav atrasts |
      adrese nav atrasta | kasutajat ei leitud | aadressi ei leitud | tundmatu kasutaja |
      người dùng không tồn tại | địa chỉ không tồn tại | không tìm thấy địa chỉ |
      người nhận không tồn tại | pengguna tidak ditemukan | pengguna tidak dikenal |
      alamat tidak ditemukan | penerima tidak ditemukan | ไม่พบที่อยู่ | ไม่พบผู้ใช้ |
      لم يتم العثور على العنوان | المستخدم غير موجود | العنوان غير موجود | המשתמש לא קיים |
      הכתובת לא נמצאה | כתובת לא קיימת | usuari desconegut | no s'ha trobat l'adreça
    `,
    unless: OUR_SIDE,
    example: '550 Korisnik ne postoji',
    examples: ['550 Địa chỉ không tồn tại', '550 Адресът не е намерен'],
    nearMisses: ['550 Пощенската кутия е пълна'],
    why: 'Reports of Gmail and Outlook, and hosts, in Bulgarian, Croatian, Serbian, Slovenian, Lithuanian, Latvian, Estonian, Vietnamese, Indonesian, Thai, Arabic, Hebrew and Catalan.',
  },
];
