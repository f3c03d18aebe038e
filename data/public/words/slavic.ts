/** The page behind the unsubscribe link, in Slavic languages. Day counts from 5 on share one form. */
import type { PublicWords } from '../../../lib/domain/responses/public-texts.ts';

export const SLAVIC: Readonly<Record<'pl' | 'cs' | 'sk' | 'ru' | 'uk', PublicWords>> = {
  pl: {
    title: 'Ustawienia wiadomości e-mail',
    question: 'Jak często {sender} może do Państwa pisać?',
    questionOfUnknown: 'Jak często możemy do Państwa pisać?',
    choices: {
      never: {
        button: 'Wypisz mnie',
        effect: 'Nie otrzymają Państwo więcej wiadomości od tego nadawcy.',
      },
      pause: {
        button: 'Przerwa na {days} dni',
        effect: 'Przez {days} dni nie otrzymają Państwo żadnych wiadomości.',
      },
      less_often: {
        button: 'Rzadziej',
        effect: 'Otrzymają Państwo najwyżej jedną wiadomość na {days} dni.',
      },
    },
    now: {
      never: 'Ten adres jest wypisany.',
      pause: 'Wysyłanie wiadomości jest wstrzymane do {date}.',
      less_often: 'Otrzymują Państwo najwyżej jedną wiadomość na {days} dni.',
    },
    done: {
      never: 'Adres został wypisany. Nie otrzymają Państwo więcej wiadomości.',
      pause: 'Gotowe. Przez {days} dni nie otrzymają Państwo żadnych wiadomości.',
      less_often: 'Gotowe. Otrzymają Państwo najwyżej jedną wiadomość na {days} dni.',
    },
    failed: 'Nie udało się zapisać wyboru. Prosimy spróbować ponownie za kilka minut.',
    footer: 'Wybór dotyczy wszystkich wiadomości od tego nadawcy na Państwa adres.',
  },
  cs: {
    title: 'Nastavení e-mailů',
    question: 'Jak často vám smí {sender} psát?',
    questionOfUnknown: 'Jak často vám smíme psát?',
    choices: {
      never: {
        button: 'Odhlásit se',
        effect: 'Od tohoto odesílatele už nedostanete žádné zprávy.',
      },
      pause: {
        button: 'Pauza na {days} dní',
        effect: 'Po dobu {days} dní nedostanete žádné zprávy.',
      },
      less_often: {
        button: 'Méně často',
        effect: 'Dostanete nejvýše jednu zprávu za {days} dní.',
      },
    },
    now: {
      never: 'Jste odhlášeni.',
      pause: 'Zprávy jsou pozastaveny do {date}.',
      less_often: 'Dostáváte nejvýše jednu zprávu za {days} dní.',
    },
    done: {
      never: 'Jste odhlášeni. Další zprávy už nedostanete.',
      pause: 'Hotovo. Po dobu {days} dní nedostanete žádné zprávy.',
      less_often: 'Hotovo. Dostanete nejvýše jednu zprávu za {days} dní.',
    },
    failed: 'Vaši volbu se nepodařilo uložit. Zkuste to prosím znovu za několik minut.',
    footer: 'Volba platí pro všechny zprávy tohoto odesílatele na vaši adresu.',
  },
  sk: {
    title: 'Nastavenia e-mailov',
    question: 'Ako často vám smie {sender} písať?',
    questionOfUnknown: 'Ako často vám smieme písať?',
    choices: {
      never: {
        button: 'Odhlásiť sa',
        effect: 'Od tohto odosielateľa už nedostanete žiadne správy.',
      },
      pause: {
        button: 'Pauza na {days} dní',
        effect: 'Počas {days} dní nedostanete žiadne správy.',
      },
      less_often: {
        button: 'Menej často',
        effect: 'Dostanete najviac jednu správu za {days} dní.',
      },
    },
    now: {
      never: 'Ste odhlásení.',
      pause: 'Správy sú pozastavené do {date}.',
      less_often: 'Dostávate najviac jednu správu za {days} dní.',
    },
    done: {
      never: 'Ste odhlásení. Ďalšie správy už nedostanete.',
      pause: 'Hotovo. Počas {days} dní nedostanete žiadne správy.',
      less_often: 'Hotovo. Dostanete najviac jednu správu za {days} dní.',
    },
    failed: 'Vašu voľbu sa nepodarilo uložiť. Skúste to, prosím, znova o niekoľko minút.',
    footer: 'Voľba platí pre všetky správy tohto odosielateľa na vašu adresu.',
  },
  ru: {
    title: 'Настройки рассылки',
    question: 'Как часто {sender} может вам писать?',
    questionOfUnknown: 'Как часто мы можем вам писать?',
    choices: {
      never: {
        button: 'Отписаться',
        effect: 'Вы больше не будете получать писем от этого отправителя.',
      },
      pause: {
        button: 'Пауза на {days} дней',
        effect: 'В течение {days} дней вы не будете получать писем.',
      },
      less_often: {
        button: 'Реже',
        effect: 'Вы будете получать не больше одного письма за {days} дней.',
      },
    },
    now: {
      never: 'Вы отписаны.',
      pause: 'До {date} письма приостановлены.',
      less_often: 'Вы получаете не больше одного письма за {days} дней.',
    },
    done: {
      never: 'Вы отписаны и больше не будете получать писем.',
      pause: 'Готово. В течение {days} дней вы не будете получать писем.',
      less_often: 'Готово. Вы будете получать не больше одного письма за {days} дней.',
    },
    failed: 'Не удалось сохранить ваш выбор. Пожалуйста, попробуйте ещё раз через несколько минут.',
    footer: 'Выбор действует для всех писем этого отправителя на ваш адрес.',
  },
  uk: {
    title: 'Налаштування розсилки',
    question: 'Як часто {sender} може вам писати?',
    questionOfUnknown: 'Як часто ми можемо вам писати?',
    choices: {
      never: {
        button: 'Відписатися',
        effect: 'Ви більше не отримуватимете листів від цього відправника.',
      },
      pause: {
        button: 'Пауза на {days} днів',
        effect: 'Протягом {days} днів ви не отримуватимете листів.',
      },
      less_often: {
        button: 'Рідше',
        effect: 'Ви отримуватимете не більше одного листа за {days} днів.',
      },
    },
    now: {
      never: 'Вас відписано.',
      pause: 'До {date} листи призупинено.',
      less_often: 'Ви отримуєте не більше одного листа за {days} днів.',
    },
    done: {
      never: 'Вас відписано. Ви більше не отримуватимете листів.',
      pause: 'Готово. Протягом {days} днів ви не отримуватимете листів.',
      less_often: 'Готово. Ви отримуватимете не більше одного листа за {days} днів.',
    },
    failed: 'Не вдалося зберегти ваш вибір. Будь ласка, спробуйте ще раз за кілька хвилин.',
    footer: 'Вибір діє для всіх листів цього відправника на вашу адресу.',
  },
};
