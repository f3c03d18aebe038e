/** The page behind the unsubscribe link, in Japanese, Korean, Vietnamese and Chinese. */
import type { PublicWords } from '../../../lib/domain/responses/public-texts.ts';

export const ASIAN: Readonly<Record<'ja' | 'ko' | 'vi' | 'zh' | 'zh-Hant', PublicWords>> = {
  ja: {
    title: 'メール受信設定',
    question: '{sender} からのメールの頻度をお選びください。',
    questionOfUnknown: 'メールの頻度をお選びください。',
    choices: {
      never: {
        button: '配信を停止する',
        effect: 'この送信者からのメールは今後届きません。',
      },
      pause: {
        button: '{days}日間休止する',
        effect: '{days}日間、メールは届きません。',
      },
      less_often: {
        button: '頻度を減らす',
        effect: 'メールは{days}日に1通までになります。',
      },
    },
    now: {
      never: '配信は停止されています。',
      pause: 'メールは{date}まで休止中です。',
      less_often: 'メールは{days}日に1通までに設定されています。',
    },
    done: {
      never: '配信を停止しました。今後メールは届きません。',
      pause: '設定しました。{days}日間、メールは届きません。',
      less_often: '設定しました。メールは{days}日に1通までになります。',
    },
    failed: '設定を保存できませんでした。数分後にもう一度お試しください。',
    footer: 'この設定は、この送信者からお客様のアドレスに届くすべてのメールに適用されます。',
  },
  ko: {
    title: '이메일 수신 설정',
    question: '{sender}의 이메일을 얼마나 자주 받으시겠습니까?',
    questionOfUnknown: '이메일을 얼마나 자주 받으시겠습니까?',
    choices: {
      never: {
        button: '수신 거부',
        effect: '이 발신자의 이메일을 더 이상 받지 않습니다.',
      },
      pause: {
        button: '{days}일 동안 중지',
        effect: '{days}일 동안 이메일을 받지 않습니다.',
      },
      less_often: {
        button: '덜 자주 받기',
        effect: '{days}일에 최대 한 통의 이메일만 받습니다.',
      },
    },
    now: {
      never: '수신이 거부되어 있습니다.',
      pause: '{date}까지 이메일 수신이 중지되어 있습니다.',
      less_often: '{days}일에 최대 한 통의 이메일만 받고 있습니다.',
    },
    done: {
      never: '수신 거부가 완료되었습니다. 더 이상 이메일을 받지 않습니다.',
      pause: '완료되었습니다. {days}일 동안 이메일을 받지 않습니다.',
      less_often: '완료되었습니다. {days}일에 최대 한 통의 이메일만 받습니다.',
    },
    failed: '선택을 저장하지 못했습니다. 몇 분 후에 다시 시도해 주세요.',
    footer: '이 설정은 이 발신자가 귀하의 주소로 보내는 모든 이메일에 적용됩니다.',
  },
  vi: {
    title: 'Tùy chọn email',
    question: '{sender} có thể viết cho bạn thường xuyên đến mức nào?',
    questionOfUnknown: 'Chúng tôi có thể viết cho bạn thường xuyên đến mức nào?',
    choices: {
      never: {
        button: 'Hủy đăng ký',
        effect: 'Bạn sẽ không nhận thêm thư nào từ người gửi này.',
      },
      pause: {
        button: 'Tạm dừng {days} ngày',
        effect: 'Bạn sẽ không nhận thư trong {days} ngày.',
      },
      less_often: {
        button: 'Ít thường xuyên hơn',
        effect: 'Bạn sẽ nhận nhiều nhất một thư trong {days} ngày.',
      },
    },
    now: {
      never: 'Bạn đã hủy đăng ký.',
      pause: 'Thư gửi cho bạn được tạm dừng đến {date}.',
      less_often: 'Bạn nhận nhiều nhất một thư trong {days} ngày.',
    },
    done: {
      never: 'Bạn đã hủy đăng ký và sẽ không nhận thêm thư nào.',
      pause: 'Đã xong. Bạn sẽ không nhận thư trong {days} ngày.',
      less_often: 'Đã xong. Bạn sẽ nhận nhiều nhất một thư trong {days} ngày.',
    },
    failed: 'Không lưu được lựa chọn của bạn. Vui lòng thử lại sau vài phút.',
    footer: 'Lựa chọn áp dụng cho mọi thư của người gửi này đến địa chỉ của bạn.',
  },
  zh: {
    title: '邮件偏好设置',
    question: '您希望 {sender} 多久给您发一次邮件？',
    questionOfUnknown: '您希望我们多久给您发一次邮件？',
    choices: {
      never: {
        button: '退订',
        effect: '您将不再收到此发件人的邮件。',
      },
      pause: {
        button: '暂停 {days} 天',
        effect: '您在 {days} 天内不会收到邮件。',
      },
      less_often: {
        button: '减少邮件',
        effect: '您每 {days} 天最多收到一封邮件。',
      },
    },
    now: {
      never: '您已退订。',
      pause: '邮件已暂停，至{date}为止。',
      less_often: '您每 {days} 天最多收到一封邮件。',
    },
    done: {
      never: '您已退订，将不再收到邮件。',
      pause: '已保存。您在 {days} 天内不会收到邮件。',
      less_often: '已保存。您每 {days} 天最多收到一封邮件。',
    },
    failed: '未能保存您的选择。请过几分钟再试。',
    footer: '您的选择适用于此发件人发到您地址的所有邮件。',
  },
  'zh-Hant': {
    title: '郵件偏好設定',
    question: '您希望 {sender} 多久寄一次郵件給您？',
    questionOfUnknown: '您希望我們多久寄一次郵件給您？',
    choices: {
      never: {
        button: '取消訂閱',
        effect: '您將不再收到此寄件者的郵件。',
      },
      pause: {
        button: '暫停 {days} 天',
        effect: '您在 {days} 天內不會收到郵件。',
      },
      less_often: {
        button: '減少郵件',
        effect: '您每 {days} 天最多收到一封郵件。',
      },
    },
    now: {
      never: '您已取消訂閱。',
      pause: '郵件已暫停，至{date}為止。',
      less_often: '您每 {days} 天最多收到一封郵件。',
    },
    done: {
      never: '您已取消訂閱，將不再收到郵件。',
      pause: '已儲存。您在 {days} 天內不會收到郵件。',
      less_often: '已儲存。您每 {days} 天最多收到一封郵件。',
    },
    failed: '無法儲存您的選擇。請過幾分鐘再試一次。',
    footer: '您的選擇適用於此寄件者寄到您地址的所有郵件。',
  },
};
