/** The page behind the unsubscribe link, in Finnish, Hungarian, Greek and Turkish. */
import type { PublicWords } from '../../../lib/domain/responses/public-texts.ts';

export const OTHER_EUROPEAN: Readonly<Record<'fi' | 'hu' | 'el' | 'tr', PublicWords>> = {
  fi: {
    title: 'Sähköpostiasetukset',
    question: 'Kuinka usein {sender} saa kirjoittaa sinulle?',
    questionOfUnknown: 'Kuinka usein saamme kirjoittaa sinulle?',
    choices: {
      never: {
        button: 'Peru tilaus',
        effect: 'Et saa enää viestejä tältä lähettäjältä.',
      },
      pause: {
        button: '{days} päivän tauko',
        effect: 'Et saa viestejä {days} päivään.',
      },
      less_often: {
        button: 'Harvemmin',
        effect: 'Saat enintään yhden viestin {days} päivässä.',
      },
    },
    now: {
      never: 'Tilaus on peruttu.',
      pause: 'Viestit ovat tauolla {date} asti.',
      less_often: 'Saat enintään yhden viestin {days} päivässä.',
    },
    done: {
      never: 'Tilaus on peruttu. Et saa enää viestejä.',
      pause: 'Valmis. Et saa viestejä {days} päivään.',
      less_often: 'Valmis. Saat enintään yhden viestin {days} päivässä.',
    },
    failed: 'Valintaasi ei voitu tallentaa. Yritä uudelleen muutaman minuutin kuluttua.',
    footer: 'Valintasi koskee kaikkia tämän lähettäjän viestejä osoitteeseesi.',
  },
  hu: {
    title: 'E-mail-beállítások',
    question: 'Milyen gyakran írhat Önnek {sender}?',
    questionOfUnknown: 'Milyen gyakran írhatunk Önnek?',
    choices: {
      never: {
        button: 'Leiratkozás',
        effect: 'Nem kap több levelet ettől a feladótól.',
      },
      pause: {
        button: '{days} nap szünet',
        effect: '{days} napig nem kap levelet.',
      },
      less_often: {
        button: 'Ritkábban',
        effect: '{days} naponta legfeljebb egy levelet kap.',
      },
    },
    now: {
      never: 'Ön leiratkozott.',
      // The date ends with a full stop of its own.
      pause: 'A levelek szünetelnek eddig: {date}',
      less_often: '{days} naponta legfeljebb egy levelet kap.',
    },
    done: {
      never: 'Ön leiratkozott. Nem kap több levelet.',
      pause: 'Kész. {days} napig nem kap levelet.',
      less_often: 'Kész. {days} naponta legfeljebb egy levelet kap.',
    },
    failed: 'A választását nem sikerült menteni. Kérjük, próbálja újra néhány perc múlva.',
    footer: 'A választás a feladó minden levelére vonatkozik, amelyet az Ön címére küld.',
  },
  el: {
    title: 'Προτιμήσεις email',
    question: 'Πόσο συχνά θέλετε να σας γράφει: {sender};',
    questionOfUnknown: 'Πόσο συχνά θέλετε να σας γράφουμε;',
    choices: {
      never: {
        button: 'Διαγραφή από τη λίστα',
        effect: 'Δεν θα λαμβάνετε πλέον μηνύματα από αυτόν τον αποστολέα.',
      },
      pause: {
        button: 'Παύση για {days} ημέρες',
        effect: 'Δεν θα λαμβάνετε μηνύματα για {days} ημέρες.',
      },
      less_often: {
        button: 'Πιο σπάνια',
        effect: 'Θα λαμβάνετε το πολύ ένα μήνυμα κάθε {days} ημέρες.',
      },
    },
    now: {
      never: 'Έχετε διαγραφεί από τη λίστα.',
      pause: 'Τα μηνύματα βρίσκονται σε παύση έως {date}.',
      less_often: 'Λαμβάνετε το πολύ ένα μήνυμα κάθε {days} ημέρες.',
    },
    done: {
      never: 'Έχετε διαγραφεί από τη λίστα. Δεν θα λαμβάνετε πλέον μηνύματα.',
      pause: 'Έγινε. Δεν θα λαμβάνετε μηνύματα για {days} ημέρες.',
      less_often: 'Έγινε. Θα λαμβάνετε το πολύ ένα μήνυμα κάθε {days} ημέρες.',
    },
    failed: 'Η επιλογή σας δεν αποθηκεύτηκε. Δοκιμάστε ξανά σε λίγα λεπτά.',
    footer: 'Η επιλογή σας ισχύει για όλα τα μηνύματα αυτού του αποστολέα προς τη διεύθυνσή σας.',
  },
  tr: {
    title: 'E-posta tercihleri',
    question: '{sender} size ne sıklıkla yazabilir?',
    questionOfUnknown: 'Size ne sıklıkla yazabiliriz?',
    choices: {
      never: {
        button: 'Abonelikten çık',
        effect: 'Bu göndericiden artık ileti almayacaksınız.',
      },
      pause: {
        button: '{days} gün ara ver',
        effect: '{days} gün boyunca ileti almayacaksınız.',
      },
      less_often: {
        button: 'Daha seyrek',
        effect: '{days} günde en fazla bir ileti alacaksınız.',
      },
    },
    now: {
      never: 'Abonelikten çıktınız.',
      pause: 'İletilere {date} tarihine kadar ara verildi.',
      less_often: '{days} günde en fazla bir ileti alıyorsunuz.',
    },
    done: {
      never: 'Abonelikten çıktınız. Artık ileti almayacaksınız.',
      pause: 'Tamam. {days} gün boyunca ileti almayacaksınız.',
      less_often: 'Tamam. {days} günde en fazla bir ileti alacaksınız.',
    },
    failed: 'Seçiminiz kaydedilemedi. Lütfen birkaç dakika sonra yeniden deneyin.',
    footer: 'Seçiminiz, bu göndericinin adresinize gönderdiği tüm iletiler için geçerlidir.',
  },
};
